import * as vscode from 'vscode';
import type { Hover, HoverPart } from '../../text/hovers/hover';
import { hoverActions, type HoverLink } from '../../text/hovers/hoverActions';
import { commands } from '../../manifest';
import { markdownText } from '../../base/markdown';

/** Only validated parts get into a link. Parentheses would end it early. */
function actionLink(link: HoverLink): string {
  const argument = encodeURIComponent(JSON.stringify([link]))
    .replaceAll('(', '%28')
    .replaceAll(')', '%29');
  return `[${hoverActions[link.action]}](command:${commands.runHoverLink}?${argument})`;
}

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
    case 'remedy':
      return `\n\n*What to do:* ${markdownText(part.text)}\n\n`;
    case 'json':
      return `\n\n\`\`\`json\n${part.json.replaceAll('`', '')}\n\`\`\`\n\n`;
    case 'actions':
      return `\n\n${part.links.map(actionLink).join(' · ')}\n\n`;
    case 'link':
      return `\n\n[${markdownText(part.text)}](${part.url})\n\n`;
  }
}

/**
 * Draws a hover. Every text is escaped because other users of the account can write these texts. The Markdown allows
 * neither HTML nor icons, so nothing in it can imitate the interface, and it can run a single command, which parses its
 * argument.
 */
export function hoverMarkdown(hover: Hover): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(hover.map(inMarkdown).join(''), false);
  if (hover.some(({ kind }) => kind === 'actions')) {
    markdown.isTrusted = { enabledCommands: [commands.runHoverLink] };
  }
  return markdown;
}
