import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment } from './isolation';

const configuration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <match target="pattern">
    <test qual="first" name="family"><string>DejaVu Sans</string></test>
    <edit name="family" mode="assign" binding="strong"><string>DejaVu Sans Condensed</string></edit>
  </match>
</fontconfig>
`;

/**
 * Variables for a browser whose default font is as wide as those that VS Code uses on Windows, macOS, and Ubuntu. The
 * default font of a Linux machine with few fonts is DejaVu Sans, which is a tenth wider.
 * @param folder where the configuration of the fonts is written
 */
export async function fontVariables(folder: string): Promise<Environment> {
  const path = join(folder, 'fonts.conf');
  await writeFile(path, configuration);
  return { FONTCONFIG_FILE: path };
}
