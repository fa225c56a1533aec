import { expiredToken, internalServerError, serviceUnavailable } from '../../simulator/faults/faults';
import { middle, once, throughout } from './duringTheList';
import { none, type FaultGroup } from './faultTable';

const unexpected = 'Unexpected response from AWS';

/** Faulty responses from AWS. */
export const responseFaults: FaultGroup = {
  title: 'faulty responses',
  file: 'responseFaults',
  cases: [
    once('500', internalServerError()),
    middle('500', internalServerError(), 'AWS returned a server error'),
    middle('503', serviceUnavailable, 'AWS returned a server error'),
    once('Expired token, renewed on this machine', expiredToken),
    middle('Expired token', expiredToken, 'Session for profile default expired'),
    middle('JSON that ends halfway', { kind: 'truncate' }, unexpected),
    middle('Times of a wrong type', { kind: 'wrongTypes', fields: ['lastStatusUpdateTimestamp'] }, unexpected),
    throughout('Other fields of a wrong type', { kind: 'wrongTypes', fields: ['status', 'platform', 'runtime'] }),
    throughout('Null among the items', { kind: 'nullItems' }),
    throughout('A response without a list', { kind: 'body', body: '{}' }, none, '0 of 250 core devices'),
  ],
};
