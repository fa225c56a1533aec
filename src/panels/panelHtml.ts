/** The variable parts of a panel's page. */
export interface PanelPage {
  /** The origin from which VS Code serves the extension's files. */
  readonly cspSource: string;
  /** A secret of this page. Only the script with this nonce runs. */
  readonly nonce: string;
  readonly script: string;
  readonly style: string;
}

/** Allows only the script and the style sheet of the page. */
export function contentSecurityPolicy({ cspSource, nonce }: Pick<PanelPage, 'cspSource' | 'nonce'>): string {
  return `default-src 'none'; style-src ${cspSource}; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
}

/** The HTML of every panel. It contains no data; the host posts the content. */
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
