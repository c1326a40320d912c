/** Calls of Kinesis Data Streams, each signed as the guest. */

import {sign} from './sign.js';

/** What a session's credentials are answered with when they have ended, or their role was made anew. */
const ENDED = ['ExpiredTokenException', 'UnrecognizedClientException'];

export class Kinesis {
    #cloud;
    #guest;
    #region;

    constructor(cloud, guest, region) {
        this.#cloud = cloud;
        this.#guest = guest;
        this.#region = region;
    }

    /** @throws {AwsError|Unreachable} */
    async call(operation, input) {
        try {
            return await this.#once(operation, input);
        } catch (failure) {
            if (!ENDED.includes(failure.code)) {
                throw failure;
            }
            this.#guest.forget();
            return this.#once(operation, input);
        }
    }

    async #once(operation, input) {
        const request = {
            method: 'POST',
            path: '/',
            headers: {
                host: this.#cloud.authority,
                'content-type': 'application/x-amz-json-1.1',
                'x-amz-target': 'Kinesis_20131202.' + operation,
            },
            body: JSON.stringify(input),
        };
        const credentials = await this.#guest.credentials();
        const scope = {region: this.#region, service: 'kinesis'};
        return this.#cloud.call(await sign(request, credentials, scope, this.#cloud.wallTime()), request.body);
    }
}
