import { createHash } from 'node:crypto';

/** A step of a lifecycle: a script, alone or with settings. */
type Step =
  | string
  | {
      readonly Script: string;
      readonly RequiresPrivilege?: boolean;
      readonly Skipif?: string;
      readonly Timeout?: number;
      readonly Setenv?: Readonly<Record<string, string>>;
    };

type StepName = 'Bootstrap' | 'Install' | 'Startup' | 'Run' | 'Shutdown' | 'Recover' | 'Uninstall';

/** The steps of a component. It has one of Startup and Run, or neither. */
export type Lifecycle = Partial<Readonly<Record<StepName, Step>>> & {
  readonly Setenv?: Readonly<Record<string, string>>;
};

/** A file that a device downloads. */
export interface Artifact {
  readonly Uri: string;
  readonly Digest?: string;
  readonly Algorithm?: 'SHA-256';
  readonly Unarchive?: 'NONE' | 'ZIP';
  readonly Permission?: { readonly Read: string; readonly Execute: string };
}

/** What a component does on a platform. */
export interface Manifest {
  readonly Name?: string;
  readonly Platform: Readonly<Record<string, string>>;
  readonly Lifecycle: Lifecycle;
  readonly Artifacts: readonly Artifact[];
}

interface Dependency {
  readonly VersionRequirement: string;
  readonly DependencyType: 'HARD' | 'SOFT';
}

/** A recipe as AWS returns it. */
export interface Recipe {
  readonly RecipeFormatVersion: '2020-01-25';
  readonly ComponentName: string;
  readonly ComponentVersion: string;
  readonly ComponentType: string;
  readonly ComponentDescription: string;
  readonly ComponentPublisher: string;
  readonly ComponentConfiguration: { readonly DefaultConfiguration: object };
  readonly ComponentDependencies: Readonly<Record<string, Dependency>>;
  readonly Manifests: readonly Manifest[];
  readonly Lifecycle: object;
}

/** The bucket of the sample company. */
const bucket = 's3://fjordwerk-edge-artifacts';

/** The container registry of the sample company. */
const registry = 'docker:123456789012.dkr.ecr.eu-west-1.amazonaws.com';

/** A file of a component in the bucket of its publisher. AWS adds the digest. */
export function bucketFile(componentName: string, componentVersion: string, file: string): Artifact {
  const Uri = `${bucket}/${componentName}/${componentVersion}/${file}`;
  return artifact(Uri, file.endsWith('.zip') ? 'ZIP' : 'NONE');
}

/** A container image, which has no digest in a recipe. */
export function image(name: string, tag: string): Artifact {
  return { Uri: `${registry}/${name}:${tag}` };
}

/** A file that AWS keeps. */
export function awsFile(componentName: string, componentVersion: string, file: string): Artifact {
  const id = createHash('sha256').update(`${componentName} ${componentVersion}`).digest('base64url');
  return artifact(`greengrass:${id}/${file}`, file.endsWith('.zip') ? 'ZIP' : 'NONE');
}

function artifact(Uri: string, Unarchive: 'NONE' | 'ZIP'): Artifact {
  return {
    Uri,
    Digest: createHash('sha256').update(Uri).digest('base64'),
    Algorithm: 'SHA-256',
    Unarchive,
    Permission: { Read: 'OWNER', Execute: 'NONE' },
  };
}
