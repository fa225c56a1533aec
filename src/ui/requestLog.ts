import type * as vscode from 'vscode';
import { requestLine } from '../text/errors/requestLine';
import { type RequestFacts } from '../greengrass/ports/requestFacts';

/** How many requests to keep for a bug report. */
const maxRecent = 50;

/** Writes a log line for each AWS request and keeps the latest requests. */
export class RequestLog {
  private facts: readonly RequestFacts[] = [];

  constructor(private readonly log: vscode.LogOutputChannel) {}

  /** The last requests, oldest first. */
  get recent(): readonly RequestFacts[] {
    return this.facts;
  }

  add(facts: RequestFacts): void {
    this.facts = [...this.facts.slice(1 - maxRecent), facts];
    if (facts.error === undefined) {
      this.log.info(requestLine(facts));
    } else {
      this.log.warn(requestLine(facts));
    }
  }
}
