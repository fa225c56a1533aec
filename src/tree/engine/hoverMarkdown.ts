import * as vscode from 'vscode';
import type { Hover, HoverPart } from '../../text/hovers/hover';
import { markdownText } from '../../base/markdown';

function inMarkdown(part: HoverPart): string {
  switch (part.kind) {
    case 'heading':
      return `**${markdownText(part.text)}**\n\n`;
    case 'field':
      // Two spaces at the end keep the next field on a line of its own within the same paragraph.
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
 * Draws a hover. Every text is escaped, because other users of the account can write those texts; the Markdown is not
 * trusted and takes neither HTML nor icons, so nothing in it can run or pose as something else.
 */
export function hoverMarkdown(hover: Hover): vscode.MarkdownString {
  return new vscode.MarkdownString(hover.map(inMarkdown).join(''), false);
}
