import greengrass from '../api.json';
import iot from '../iotApi.json';
import logs from '../logsApi.json';

/** A supported operation of Greengrass V2. */
export type GreengrassOperation = keyof typeof greengrass.operations;

/** A supported operation of AWS IoT, whose jobs deliver deployments to thing groups. */
export type IotOperation = keyof typeof iot.operations;

/** A supported operation of CloudWatch Logs, where devices send their logs. */
export type LogsOperation = keyof typeof logs.operations;

export type Operation = GreengrassOperation | IotOperation | LogsOperation;

/** A service by its signing name. */
export type ServiceName = 'greengrass' | 'iot' | 'logs';

/** A shape of the API model, reduced to what requests and responses are checked against. */
export interface Shape {
  readonly type: string;
  /** Values of an enum. */
  readonly values?: readonly string[];
  /** Shape of the items of a list. */
  readonly member?: string;
  /** Shape of the values of a map. */
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
  /** HTTP status of an error. */
  readonly httpError?: number;
}

/** Input and output of an operation. */
export interface OperationModel {
  readonly http: { readonly method: string; readonly uri: string; readonly code: number };
  /** Names of shapes. */
  readonly input: string;
  readonly output: string;
  readonly errors: readonly string[];
}

export const operations: Readonly<Record<Operation, OperationModel>> = {
  ...greengrass.operations,
  ...iot.operations,
  ...logs.operations,
};

export const operationNames = Object.keys(operations).filter(isOperation);

function isOperation(name: string): name is Operation {
  return Object.hasOwn(operations, name);
}

export function isIotOperation(operation: Operation): operation is IotOperation {
  return Object.hasOwn(iot.operations, operation);
}

export function isLogsOperation(operation: string): operation is LogsOperation {
  return Object.hasOwn(logs.operations, operation);
}

export function serviceOf(operation: Operation): ServiceName {
  if (isLogsOperation(operation)) {
    return 'logs';
  }
  return isIotOperation(operation) ? 'iot' : 'greengrass';
}

const shapes: Readonly<Record<ServiceName, Readonly<Record<string, Shape | undefined>>>> = {
  greengrass: greengrass.shapes,
  iot: iot.shapes,
  logs: logs.shapes,
};

/** Returns a shape of a service's model. Throws if the reduced model lacks it. */
export function shapeNamed(name: string, service: ServiceName): Shape {
  const shape = shapes[service][name];
  if (shape === undefined) {
    throw new Error(`The model of ${service} has no shape ${name}.`);
  }
  return shape;
}
