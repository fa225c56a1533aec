/** Devices of the sample fleet with one special feature each. The oddest ones sort last. */
export const sampleNames = {
  /** One device per execution status, including a future one, in the order of `sampleStatuses`. */
  statusPrefix: 'test-bench-status-',
  /** A component in every lifecycle state, including a future one. */
  everyState: 'test-bench-states',
  /** A failed deployment for every entry of sampleFailures, one of which has an unknown code. */
  everyFailure: 'test-bench-failures',
  /** A deployment failed and was rolled back. All components run, so the device is HEALTHY. */
  failedDeployment: 'graz-weld-cell-04',
  /** A root component is BROKEN. */
  brokenComponent: 'hornsund-substation-2',
  /** A dependency is BROKEN, and the default topology filter hides it. */
  brokenDependency: 'linz-paint-mixer-01',
  /** ERRORED only: HEALTHY. */
  erroredComponent: 'ColdStore_Rotterdam_dock',
  /** More than twelve dependencies. */
  manyDependencies: 'shop-vienna-flagship',
  /** 240 components and 130 deployments: three and two pages of 100. */
  manyOfEach: 'plant-archive-big',
  noDeployments: 'yard-0815',
  /** All components were installed with the Greengrass CLI. */
  onlyLocal: 'dev-bench-mac-mini',
  /** Four deployments with the same name. One of them is a failure that a later one fixed. */
  sameNames: 'my:thing_1',
  /** A deployment whose name is an ARN, and one without a name. */
  arnAsName: 'yard-legacy-import-7-',
  longestName: `Umspannwerk_${'Nord-Ost_'.repeat(12)}01234567`,
  mixedCase: 'ColdStore_ROTTERDAM:Gate-B',
  /** Below the nucleus versions 2.7.0, 2.8.0 and 2.12.3. */
  nucleus26: 'cellar-gw-26',
  nucleus27: 'cellar-gw-27',
  nucleus2121: 'cellar-gw-2121',
  /** Nucleus Lite with a failed deployment, without details. */
  liteFailed: 'van:eu:prototype',
  liteRiscv: 'pump-station-riscv',
  /** A classic nucleus without a runtime in the responses. */
  noRuntime: 'linz-paint-spare',
  /** QUEUED for nine days, because the device is silent. */
  silent: 'hornsund-wtg-decommissioned',
  stale: 'shop-vienna-closed',
  neverReported: 'graz-new-gw',
  /** Restored from an older disk image: one component is missing, and another has its earlier version. */
  restored: 'hornsund-met-mast',
  /** It lost its cloud configuration, and a local deployment then removed the components of its thing group. */
  forgotGroups: 'linz-paint-gateway',
  /** It left a thing group and kept its component. */
  leftGroup: 'linz-paint-oven-2',
  /** Someone installed another version of a component with the Greengrass CLI. */
  overridden: 'graz-press-spare',
  /** Two thing groups ask for different versions of a component. An update of another one failed and was rolled back. */
  conflicting: 'graz-press-buffer',
  /** One deployment was canceled, and another is QUEUED. */
  waiting: 'shop-vienna-popup',
  /** A deployment is stuck on it, and another is QUEUED behind that. */
  blocked: 'shop-vienna-010',
  /** Nucleus Lite: it kept the component of a thing group that it left, and it ignores a deployment to it alone. */
  liteLeftGroup: 'van:eu:loaner',
} as const;

/** Thing groups of the sample fleet whose deployment shows one situation each. */
export const sampleTargets = {
  /** Three revisions that differ in components, configuration and policies. It has a sub-deployment. */
  parent: 'windfarm-hornsund',
  /** A sub-deployment of `parent` with another configuration, on the devices of `canaries`. */
  subDeployment: 'windfarm-hornsund-canary',
  /** The latest revision added a component, updated another, and failed. */
  failedUpdate: 'plant-graz-welding',
  /** A rollout rate and abort criteria. Some devices failed. */
  rated: 'delivery-vans',
  /** Two things left the group while their executions were queued. */
  leftThings: 'plant-linz-paint',
  /** The failure of one device aborted the job: the executions of four other things are CANCELED. */
  aborted: 'windfarm-substations',
  /** AWS IoT is still creating executions: one of five members has one. */
  rollingOut: 'hotfix:ring_2',
  /** The execution is IN_PROGRESS, but the device reported success long ago. */
  lostStatus: 'cold-store-docks',
  /** The thing group was deleted. */
  deletedGroup: 'legacy-import',
  /** The job of the first revision was deleted. */
  deletedJob: 'cold-stores',
  /** Someone canceled the deployment. */
  canceled: 'campaign-130',
  inactive: 'campaign-129',
  /** QUEUED on the only device, behind a deployment that is stuck there. */
  queued: 'shops-price-tags',
} as const;

/** The devices of the sub-deployment. */
export const canaries: readonly string[] = ['hornsund-wtg-004', 'hornsund-wtg-008', 'hornsund-wtg-017'];

/** Statuses of the devices `test-bench-status-1` and so on. The last one is a future status. */
export const sampleStatuses = [
  'QUEUED',
  'IN_PROGRESS',
  'SUCCEEDED',
  'COMPLETED',
  'FAILED',
  'TIMED_OUT',
  'CANCELED',
  'REJECTED',
  'PAUSED',
] as const;
