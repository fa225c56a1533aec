// Stands in for the package `bowser`, with which the SDK names the browser. It never does that in Node.
export const parse = () => undefined;
