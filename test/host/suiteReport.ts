/** The variable with the output file of a suite in the extension host. The launcher can't read its output directly. */
export const outputVariable = 'GREENGRASS_TEST_OUTPUT';

/**
 * The variable with the file that a suite in the extension host writes if at least one test ran and none failed. The exit
 * code of VS Code isn't enough: it is 0 if the extension host dies midway.
 */
export const passedVariable = 'GREENGRASS_TEST_PASSED';

/** The variable with the version of code-server for the launcher. */
export const versionVariable = 'GREENGRASS_TEST_VSCODE_VERSION';
