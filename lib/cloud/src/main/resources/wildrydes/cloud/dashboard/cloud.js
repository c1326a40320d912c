/** The cloud that served this page, by addresses relative to it, so that any prefix of a proxy goes along. */

const PATIENCE_MILLIS = 20_000;
/** Clocks that differ by less need no correction: signatures are good for 15 minutes. */
const SAME_CLOCK_MILLIS = 60_000;

/** What a service refused, in AWS's words. */
export class AwsError extends Error {
    constructor(code, sentence, requestId) {
        super(sentence);
        this.code = code;
        this.requestId = requestId;
    }
}

/** No answer, or one that is not the cloud's. */
export class Unreachable extends Error {}

export class Cloud {
    #base;
    #behind = 0;

    /** @param {string} base address of the page's folder */
    constructor(base) {
        this.#base = base;
    }

    /** Learns what to sign for: the name by which the cloud is called here, and its Region. */
    async describe() {
        const {authority, region} = await this.#json(await this.#fetch('cloud.json', {}));
        this.authority = authority;
        this.region = region;
    }

    /** Wall time by the cloud's clock, since that is the one that looks at signatures. */
    wallTime() {
        return new Date(Date.now() + this.#behind);
    }

    /**
     * One call of a service by its JSON protocol.
     *
     * @param {Object<string, string>} headers without `host`, which the browser writes
     * @returns {Promise<Object>} the answer
     * @throws {AwsError|Unreachable}
     */
    async call(headers, body) {
        const {host, ...sent} = headers;
        return this.#json(await this.#fetch('../', {method: 'POST', headers: sent, body}));
    }

    /** What this page may ask without a signature. */
    async own(place, method = 'GET') {
        return this.#json(await this.#fetch(place, {method}));
    }

    /** Asks without waiting, which a page can do while it is being closed. */
    leave(place) {
        navigator.sendBeacon(new URL(place, this.#base));
    }

    async #fetch(place, options) {
        let response;
        try {
            response = await fetch(new URL(place, this.#base), {
                ...options,
                cache: 'no-store',
                redirect: 'error',
                signal: AbortSignal.timeout(PATIENCE_MILLIS),
            });
        } catch (failure) {
            const why = failure.name === 'TimeoutError' ? `no answer for ${PATIENCE_MILLIS / 1000} seconds` : failure.message;
            throw new Unreachable(`The cloud is not reachable (${why}).`, {cause: failure});
        }
        const date = Date.parse(response.headers.get('date') ?? '');
        if (!Number.isNaN(date)) {
            const behind = date - Date.now();
            this.#behind = Math.abs(behind) < SAME_CLOCK_MILLIS ? 0 : behind;
        }
        return response;
    }

    async #json(response) {
        const text = await response.text();
        let body;
        try {
            body = JSON.parse(text);
        } catch (failure) {
            const said = text.length > 0 && text.length < 300 && !text.includes('<') ? `: ${text.trim()}` : '';
            throw new Unreachable(`Something else than the cloud answered (HTTP ${response.status})${said}`, {cause: failure});
        }
        if (!response.ok) {
            const type = body.__type ?? response.headers.get('x-amzn-errortype') ?? `HTTP ${response.status}`;
            throw new AwsError(
                type.split('#').pop().split(':')[0],
                body.message ?? body.Message ?? '',
                response.headers.get('x-amzn-requestid') ?? '');
        }
        return body;
    }
}
