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

/** Several pages of an editor. */
const pageLines = 250;

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

  /**
   * Draws the document as it is now.
   * @param part all lines, or only those around the place where to look first, which VS Code shows earlier if they are many
   */
  draw(part: 'all' | 'first' = 'all'): string {
    const { state } = this.log;
    const zone = this.timeZone();
    const lines = state?.lines ?? [];
    const shown = part === 'all' ? lines : linesAround(lines, this.firstOf(lines));
    this.drawn = { header: state === undefined ? [] : logHeader(state, zone), lines: shown };
    return [...this.drawn.header, ...this.drawn.lines.map((line) => this.text(line, zone)), ''].join('\n');
  }

  /** Whether the last drawing has only a part of the lines. */
  get isPart(): boolean {
    return this.drawn.lines.length < (this.log.state?.lines.length ?? 0);
  }

  /** The line of the log at a line of the document; `undefined` for other lines. */
  lineAt(line: number): KeptLine | undefined {
    return this.drawn.lines[line - this.drawn.header.length];
  }

  /** Where to look first: at the last warning or error before the moment of the log, else at the end. */
  get firstLine(): number {
    const { header, lines } = this.drawn;
    return header.length + this.firstOf(lines);
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

  /** Which of these lines to look at first; their number for the end. */
  private firstOf(lines: readonly KeptLine[]): number {
    const { moment = 0, subject } = this.log.state ?? {};
    const logged = subject && loggedSubject(subject).kind;
    if (logged !== 'installedComponent' && logged !== 'effectiveDeployment') {
      return lines.length;
    }
    const at = lines.findLastIndex(
      (line) => line.kind === 'event' && isWarning(line.level) && (line.event.timestamp ?? 0) <= moment,
    );
    return at < 0 ? lines.length : at;
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

/** The lines around one of them: several pages of an editor before it and after it. */
function linesAround(lines: readonly KeptLine[], index: number): readonly KeptLine[] {
  return lines.slice(Math.max(0, index - pageLines), index + pageLines);
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
