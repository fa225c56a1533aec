/** The devices of the sample fleet that show one thing each, by what they show. Those that no one expects sort late. */
export const sampleNames = {
  /** One device for each execution status, and for one of the future, in the order of `sampleStatuses`. */
  statusPrefix: 'test-bench-status-',
  /** A component in every lifecycle state, and in one of the future. */
  everyState: 'test-bench-states',
  /** A failed deployment for every scenario of failureScenarios, and one that no catalogue knows. */
  everyFailure: 'test-bench-failures',
  /** A deployment failed and was rolled back: all components run, so the device is HEALTHY. */
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
  /** Everything on it was installed with the Greengrass CLI. */
  onlyLocal: 'dev-bench-mac-mini',
  /** Three deployments with the same name. */
  sameNames: 'my:thing_1',
  /** A deployment whose name is an ARN, and one without a name. */
  arnAsName: 'yard-legacy-import-7-',
  longestName: `Umspannwerk_${'Nord-Ost_'.repeat(12)}01234567`,
  mixedCase: 'ColdStore_ROTTERDAM:Gate-B',
  /** Below the nucleus versions 2.7.0, 2.8.0 and 2.12.3. */
  nucleus26: 'cellar-gw-26',
  nucleus27: 'cellar-gw-27',
  nucleus2121: 'cellar-gw-2121',
  /** Nucleus Lite, on which a deployment failed: no details. */
  liteFailed: 'van:eu:prototype',
  liteRiscv: 'pump-station-riscv',
  /** A classic nucleus whose runtime the service does not tell. */
  noRuntime: 'linz-paint-spare',
  /** QUEUED for nine days, because the device is silent. */
  silent: 'hornsund-wtg-decommissioned',
  stale: 'shop-vienna-closed',
  neverReported: 'graz-new-gw',
} as const;

/** What the devices `test-bench-status-1` and so on show; the last is a status of the future. */
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
