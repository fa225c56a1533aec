import * as vscode from 'vscode';

/** The progress bar of a view. It runs while something loads. */
export class ViewProgress implements vscode.Disposable {
  private end: (() => void) | undefined;

  constructor(private readonly viewId: string) {}

  show(isRunning: boolean): void {
    if (!isRunning) {
      this.end?.();
      this.end = undefined;
    } else if (this.end === undefined) {
      const running = new Promise<void>((resolve) => {
        this.end = resolve;
      });
      void vscode.window.withProgress({ location: { viewId: this.viewId } }, () => running);
    }
  }

  dispose(): void {
    this.show(false);
  }
}
