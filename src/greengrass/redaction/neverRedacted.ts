import type { ErrorCode } from '../codes/errorCodes';

/** A part of a text: from `start` up to, but not including, `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The enum values of the API and of the nucleus, and what the nucleus reports as platform, architecture, and runtime. */
const values = [
  'HEALTHY UNHEALTHY',
  'IN_PROGRESS QUEUED FAILED COMPLETED TIMED_OUT CANCELED REJECTED SUCCEEDED',
  'ACTIVE INACTIVE DEPRECATED DEPLOYABLE REQUESTED INITIATED DISCONTINUED DELETED PRIVATE PUBLIC',
  'NEW INSTALLED STARTING RUNNING STOPPING ERRORED BROKEN FINISHED UNINSTALLING UNINSTALLED LOCAL NONE ROOT',
  'SUCCESSFUL FAILED_NO_STATE_CHANGE FAILED_ROLLBACK_NOT_REQUESTED FAILED_ROLLBACK_COMPLETE FAILED_UNABLE_TO_ROLLBACK',
  'ROLLBACK DO_NOTHING NOTIFY_COMPONENTS SKIP_NOTIFY_COMPONENTS LOCAL_DEPLOYMENT HARD SOFT CANCEL',
  'linux windows darwin amd64 x86 x86_64 arm arm64 armv6l armv7l aarch64 riscv64 unknown all',
  'aws_nucleus_classic aws_nucleus_lite greengrass iot aws amazonaws logs lambda',
  // Stand-ins and the resource types of ARNs consist of these.
  'thing things thinggroup group thing-group coreDevices components versions deployments configuration job jobs',
].flatMap((line) => line.split(' '));

/** An AWS Region. A thing group can have the same name. */
const regionName =
  /^(?:(?:us|eu|ap|ca|sa|af|me|il|mx|cn)(?:-gov|-iso[a-z]?)?|eusc-[a-z]{2})-(?:north|south|central)?(?:east|west)?-\d+$/u;

/** IDs, dates, times, versions, and the components of AWS. A name that is only a part of one of them isn't meant. */
const patterns = [
  /(?<![\dA-Za-z])[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?![\dA-Za-z])/giu,
  /(?<![\dA-Za-z])\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\dA-Za-z])/gu,
  /(?<![\dA-Za-z.])\d+(?:\.\d+){2,}(?![\dA-Za-z])/gu,
  /(?<![\dA-Za-z])aws\.greengrass(?:\.[\dA-Za-z]+)+/gu,
];

/** Words with an underscore, like most error codes. */
const codeLike = /[\dA-Za-z]+(?:_[\dA-Za-z]+)+/gu;

function spansOf(text: string, pattern: RegExp): readonly Span[] {
  return [...text.matchAll(pattern)].map(({ index, 0: found }) => ({ start: index, end: index + found.length }));
}

/** What redaction never changes: enum values, error codes and types, versions, dates, and the components of AWS. */
export class NeverRedacted {
  private readonly terms: ReadonlySet<string>;
  /** The terms and their parts in lower case: a device called `network` isn't meant by NETWORK_ERROR. */
  private readonly words: ReadonlySet<string>;

  constructor(codes: Iterable<ErrorCode>) {
    this.terms = new Set([...values, ...[...codes].flatMap(({ code, errorTypes }) => [code, ...errorTypes])]);
    this.words = new Set(
      [...this.terms].flatMap((term) => [term, ...term.split('_')]).map((word) => word.toLowerCase()),
    );
  }

  /** Whether a name is a word of the API or a Region, so a text can contain it without meaning the name. */
  isWord(name: string): boolean {
    return this.words.has(name.toLowerCase()) || regionName.test(name);
  }

  /** The parts of a text that only a name that is at least as long may replace. */
  spansIn(text: string): readonly Span[] {
    const terms = spansOf(text, codeLike).filter(({ start, end }) => this.terms.has(text.slice(start, end)));
    return [...terms, ...patterns.flatMap((pattern) => spansOf(text, pattern))];
  }
}
