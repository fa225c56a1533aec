/** Names the file to which a suite in the extension host writes what it prints, where nobody reads its own output. */
export const outputVariable = 'GREENGRASS_TEST_OUTPUT';

/**
 * Names the file that a suite in the extension host writes when at least one test ran and none failed. The exit code of
 * VS Code alone does not say so: an extension host that dies midway is reported as 0.
 */
export const passedVariable = 'GREENGRASS_TEST_PASSED';

/** Names the version of code-server that the launcher starts. */
export const versionVariable = 'GREENGRASS_TEST_VSCODE_VERSION';
