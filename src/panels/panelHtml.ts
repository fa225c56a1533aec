/** What the page of a panel is made from. */
export interface PanelPage {
  /** Where VS Code serves the extension's own files from. */
  readonly cspSource: string;
  /** A secret for this one page: only the script that carries it runs. */
  readonly nonce: string;
  readonly script: string;
  readonly style: string;
}

/** What the page may do: run its one script and use its one style sheet. Nothing else, and nothing from elsewhere. */
export function contentSecurityPolicy({ cspSource, nonce }: Pick<PanelPage, 'cspSource' | 'nonce'>): string {
  return `default-src 'none'; style-src ${cspSource}; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
}

/** The page of every panel: empty until the host has said what to show. Nothing in it is data. */
export function panelHtml(page: PanelPage): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(page)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${page.style}">
<title>Greengrass Explorer</title>
</head>
<body>
<main id="panel"></main>
<div id="announcement" role="status" class="unseen"></div>
<script nonce="${page.nonce}" src="${page.script}"></script>
</body>
</html>
`;
}
