import * as vscode from 'vscode';
import { panelHtml } from './panelHtml';

/** Gives a panel its icon and its page: empty, until the page asks what to show. */
export function showPage(webviewPanel: vscode.WebviewPanel, extensionUri: vscode.Uri): void {
  const { webview } = webviewPanel;
  const icon = (theme: string): vscode.Uri => vscode.Uri.joinPath(extensionUri, 'media', `panel-${theme}.svg`);
  webviewPanel.iconPath = { light: icon('light'), dark: icon('dark') };
  const folder = vscode.Uri.joinPath(extensionUri, 'dist', 'page');
  webview.options = { enableScripts: true, localResourceRoots: [folder] };
  const file = (name: string): string => webview.asWebviewUri(vscode.Uri.joinPath(folder, name)).toString();
  const nonce = crypto.randomUUID();
  const { cspSource } = webview;
  webview.html = panelHtml({ cspSource, nonce, script: file('details.js'), style: file('details.css') });
}
