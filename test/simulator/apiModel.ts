import api from './api.json';

/** An operation of Greengrass V2 that the simulator offers. */
export type Operation = keyof typeof api.operations;

/** A shape of the API's model, as far as requests and answers are checked against it. */
export interface Shape {
  readonly type: string;
  /** Of an enum. */
  readonly values?: readonly string[];
  /** Of a list: the name of its items' shape. */
  readonly member?: string;
  /** Of a map: the name of its values' shape. */
  readonly value?: string;
  readonly members?: Readonly<Record<string, Member>>;
  readonly traits?: Constraints;
}

interface Member {
  readonly target: string;
  readonly traits?: {
    readonly httpQuery?: string;
    readonly httpLabel?: object;
    readonly required?: object;
    readonly default?: unknown;
  };
}

interface Constraints {
  readonly range?: { readonly min?: number; readonly max?: number };
  readonly length?: { readonly min?: number; readonly max?: number };
  readonly pattern?: string;
  readonly default?: unknown;
  /** Of an error: its HTTP status. */
  readonly httpError?: number;
}

/** How an operation is asked and answered. */
export interface OperationModel {
  readonly http: { readonly method: string; readonly uri: string; readonly code: number };
  /** Names of shapes. */
  readonly input: string;
  readonly output: string;
  readonly errors: readonly string[];
}

export const operations: Readonly<Record<Operation, OperationModel>> = api.operations;

export const operationNames = Object.keys(api.operations).filter(isOperation);

function isOperation(name: string): name is Operation {
  return Object.hasOwn(api.operations, name);
}

export const signingName = api.signingName;

const shapes: Readonly<Record<string, Shape | undefined>> = api.shapes;

/** The shape of that name. Throws for one that the trimmed model lacks. */
export function shapeNamed(name: string): Shape {
  const shape = shapes[name];
  if (shape === undefined) {
    throw new Error(`api.json has no shape ${name}.`);
  }
  return shape;
}
