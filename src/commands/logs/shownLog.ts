import type { TimeZone } from '../../base/time';
import type { KeptLine } from '../../fleet/logs/keptLines';
import { maxLines } from '../../fleet/logs/keptLines';
import type { SubjectLog, SubjectLogState } from '../../fleet/logs/subjectLog';
import { isWarning } from '../../greengrass/logs/logLevel';
import { loggedSubject } from '../../greengrass/logs/subjectLogs';
import { followWords } from '../../text/logs/followWords';
import { lineText } from '../../text/logs/lineText';
import { logHeader } from '../../text/logs/logDocument';
import { commands } from '../../manifest';
import { grouped } from '../../base/numbers';

/** A link above a line. */
export interface LineLink {
  readonly line: number;
  readonly title: string;
  /** `undefined` for words without a command. */
  readonly command: string | undefined;
}

/** Returns the title of a command. */
export type TitleOf = (command: string) => string;

/** The document of a log: its lines, and the links between them. */
export class ShownLog {
  /** The texts of lines. A line is drawn often and never changes. */
  private readonly texts = new WeakMap<KeptLine, string>();
  private drawn: { readonly header: readonly string[]; readonly lines: readonly KeptLine[] } = {
    header: [],
    lines: [],
  };

  constructor(
    readonly log: SubjectLog,
    private readonly timeZone: () => TimeZone,
    private readonly titleOf: TitleOf,
  ) {}

  /** The items of the lines of the document. */
  get items(): readonly unknown[] {
    return [...this.drawn.header, ...this.drawn.lines];
  }

  /** Draws the whole document as it is now. */
  draw(): string {
    const { state } = this.log;
    const zone = this.timeZone();
    this.drawn = { header: state === undefined ? [] : logHeader(state, zone), lines: state?.lines ?? [] };
    return [...this.drawn.header, ...this.drawn.lines.map((line) => this.text(line, zone)), ''].join('\n');
  }

  /** The line of the log at a line of the document; `undefined` for other lines. */
  lineAt(line: number): KeptLine | undefined {
    return this.drawn.lines[line - this.drawn.header.length];
  }

  /** Where to look first: at the last warning or error before the moment of the log, else at the end. */
  get firstLine(): number {
    const { header, lines } = this.drawn;
    const { moment = 0, subject } = this.log.state ?? {};
    const at = lines.findLastIndex(
      (line) => line.kind === 'event' && isWarning(line.level) && (line.event.timestamp ?? 0) <= moment,
    );
    const logged = subject && loggedSubject(subject).kind;
    const isFailure = logged === 'installedComponent' || logged === 'effectiveDeployment';
    return isFailure && at >= 0 ? header.length + at : header.length + lines.length;
  }

  /** The links between the lines. */
  links(): readonly LineLink[] {
    const { state } = this.log;
    if (state?.log === undefined) {
      return [];
    }
    const [first, last] = [this.drawn.header.length, this.drawn.header.length + this.drawn.lines.length];
    return [
      this.link(first, commands.loadEarlierLines),
      ...followLinks(state).map((command) => this.link(last, command)),
      ...noteOf(state).map((title) => ({ line: last, title, command: undefined })),
    ];
  }

  private link(line: number, command: string): LineLink {
    return { line, title: this.titleOf(command), command };
  }

  private text(line: KeptLine, zone: TimeZone): string {
    const known = this.texts.get(line);
    if (known !== undefined) {
      return known;
    }
    const text = lineText(line, zone);
    this.texts.set(line, text);
    return text;
  }
}

/** Whether a log is followed now. */
export function isFollowed({ following }: SubjectLogState): boolean {
  return following !== undefined && following.end === undefined;
}

function followLinks(state: SubjectLogState): readonly string[] {
  return isFollowed(state) ? [commands.stopFollowing] : [commands.loadLaterLines, commands.followLogs];
}

/** What to know about the end of the log. */
function noteOf({ following, leftLater, subject }: SubjectLogState): readonly string[] {
  return [
    ...(following === undefined ? [] : [followWords(following, subject.on.place)]),
    ...(leftLater === 0
      ? []
      : [`The newest ${grouped(leftLater)} lines were removed: at most ${grouped(maxLines)} are shown`]),
  ];
}
