import type * as vscode from 'vscode';
import { requestLine } from '../text/messages/requestLine';
import { type RequestFacts } from '../greengrass/ports/requestFacts';

/** So many requests are kept for a bug report. */
const kept = 50;

/** Every call of AWS, a line each in the log; the last ones are kept. */
export class RequestLog {
  private facts: readonly RequestFacts[] = [];

  constructor(private readonly log: vscode.LogOutputChannel) {}

  /** The last requests, oldest first. */
  get recent(): readonly RequestFacts[] {
    return this.facts;
  }

  add(facts: RequestFacts): void {
    this.facts = [...this.facts.slice(1 - kept), facts];
    if (facts.error === undefined) {
      this.log.info(requestLine(facts));
    } else {
      this.log.warn(requestLine(facts));
    }
  }
}
