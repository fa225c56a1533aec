import greengrass from './api.json';
import iot from './iotApi.json';

/** An operation of Greengrass V2 that the simulator offers. */
export type GreengrassOperation = keyof typeof greengrass.operations;

/** An operation of AWS IoT, whose jobs carry deployments to thing groups. */
export type IotOperation = keyof typeof iot.operations;

export type Operation = GreengrassOperation | IotOperation;

/** A service, by the name that requests to it are signed for. */
export type ServiceName = 'greengrass' | 'iot';

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

export const operations: Readonly<Record<Operation, OperationModel>> = { ...greengrass.operations, ...iot.operations };

export const operationNames = Object.keys(operations).filter(isOperation);

function isOperation(name: string): name is Operation {
  return Object.hasOwn(operations, name);
}

/** Whether an operation is one of AWS IoT. */
export function isIotOperation(operation: Operation): operation is IotOperation {
  return Object.hasOwn(iot.operations, operation);
}

/** The service that an operation belongs to. */
export function serviceOf(operation: Operation): ServiceName {
  return isIotOperation(operation) ? 'iot' : 'greengrass';
}

const shapes: Readonly<Record<ServiceName, Readonly<Record<string, Shape | undefined>>>> = {
  greengrass: greengrass.shapes,
  iot: iot.shapes,
};

/** The shape of that name in a service's model. Throws for one that the trimmed model lacks. */
export function shapeNamed(name: string, service: ServiceName): Shape {
  const shape = shapes[service][name];
  if (shape === undefined) {
    throw new Error(`The model of ${service} has no shape ${name}.`);
  }
  return shape;
}
