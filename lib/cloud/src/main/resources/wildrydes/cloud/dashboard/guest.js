/**
 * A guest of an identity pool: gets an identity and, for it, credentials of the pool's role (the enhanced flow,
 * docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow.html). Nothing here is signed.
 */

import {recall, remember} from './memory.js';

/** Credentials are good for an hour. */
const RENEW_BEFORE_MILLIS = 5 * 60_000;

/** A pool's id says its Region before the colon. */
const POOL = /^([a-z]{2,}(?:-[a-z0-9]+)+):[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The Region in a pool's id; null where the text is no pool's id. */
export function regionOf(pool) {
    return POOL.exec(pool)?.[1] ?? null;
}

export class Guest {
    #cloud;
    #pool;
    #coming = null;
    #known = null;

    constructor(cloud, pool) {
        this.#cloud = cloud;
        this.#pool = pool;
    }

    /** Credentials that are good for some minutes at least. Calls at the same time share one request. */
    async credentials() {
        const credentials = await this.#shared();
        if (credentials.expiration - this.#cloud.wallTime() > RENEW_BEFORE_MILLIS) {
            return credentials;
        }
        if (this.#known === credentials) {
            this.forget();
        }
        return this.#shared();
    }

    async #shared() {
        this.#coming ??= this.#fetch();
        const coming = this.#coming;
        try {
            this.#known = await coming;
            return this.#known;
        } catch (failure) {
            if (this.#coming === coming) {
                this.#coming = null;
            }
            throw failure;
        }
    }

    /** Lets the next call get other credentials: these were refused. */
    forget() {
        this.#coming = null;
        this.#known = null;
    }

    async #fetch() {
        const {Credentials: credentials} = await this.#ofIdentity();
        return {
            accessKeyId: credentials.AccessKeyId,
            secretKey: credentials.SecretKey,
            sessionToken: credentials.SessionToken,
            expiration: credentials.Expiration * 1000,
        };
    }

    async #ofIdentity() {
        const known = recall('identity', this.#pool);
        if (known !== null) {
            try {
                return await this.#call('GetCredentialsForIdentity', {IdentityId: known});
            } catch (failure) {
                // The cloud may have been set back since; everything else is a reason for the reader.
                if (failure.code !== 'ResourceNotFoundException') {
                    throw failure;
                }
            }
        }
        const {IdentityId} = await this.#call('GetId', {IdentityPoolId: this.#pool});
        remember('identity', this.#pool, IdentityId);
        return this.#call('GetCredentialsForIdentity', {IdentityId});
    }

    #call(operation, input) {
        const headers = {
            'content-type': 'application/x-amz-json-1.1',
            'x-amz-target': 'AWSCognitoIdentityService.' + operation,
        };
        return this.#cloud.call(headers, JSON.stringify(input));
    }
}
