import * as vscode from 'vscode';
import type { Hover, HoverPart } from '../../text/hovers/hover';
import { markdownText } from '../../base/markdown';

function inMarkdown(part: HoverPart): string {
  switch (part.kind) {
    case 'heading':
      return `**${markdownText(part.text)}**\n\n`;
    case 'field':
      // Two trailing spaces put the next field on its own line in the same paragraph.
      return `${markdownText(part.name)}: ${markdownText(part.value)}  \n`;
    case 'paragraph':
      return `\n\n${markdownText(part.text)}\n\n`;
    case 'caveat':
      return `\n\n*Note:* ${markdownText(part.text)}\n\n`;
    case 'code':
      return [
        '\n',
        `**${markdownText(part.code) || 'empty code'}**`,
        markdownText(part.meaning),
        ...(part.remedy === undefined ? [] : [`*What to do:* ${markdownText(part.remedy)}`]),
        '',
      ].join('\n\n');
    case 'json':
      return `\n\n\`\`\`json\n${part.json.replaceAll('`', '')}\n\`\`\`\n\n`;
    case 'link':
      return `\n\n[${markdownText(part.text)}](${part.url})\n\n`;
  }
}

/**
 * Draws a hover. Every text is escaped because other users of the account can write these texts. The Markdown is
 * untrusted and allows neither HTML nor icons, so nothing in it can run commands or imitate the interface.
 */
export function hoverMarkdown(hover: Hover): vscode.MarkdownString {
  return new vscode.MarkdownString(hover.map(inMarkdown).join(''), false);
}
