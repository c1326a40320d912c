/**
 * Lets the cloud's time pass while this page watches, and tells what time it is there. A lease ends when it is not renewed for
 * 15 s, so a page that vanishes stops nothing but itself.
 */

const RENEW_MILLIS = 900;

export class Flow {
    #cloud;
    #id = null;
    #asked = -Infinity;

    /** Cloud time when it was last told, in milliseconds; null where it was not. */
    now = null;
    /** Whether it has passed since it was told before. */
    passes = true;
    /** Whether it moves only when asked, whatever leases there are. */
    steps = false;
    /** Why it is not let pass; null where it is. */
    refusal = null;

    constructor(cloud) {
        this.#cloud = cloud;
    }

    /** Opens or renews the lease where it is time to. What keeps it from that is no reason not to read. */
    async keep() {
        if (performance.now() - this.#asked < RENEW_MILLIS) {
            return;
        }
        this.#asked = performance.now();
        try {
            this.#told(await this.#cloud.own(this.#id === null ? 'flow' : 'flow/' + this.#id, 'POST'));
            this.refusal = null;
        } catch (failure) {
            if (failure.code === 'HTTP 404' && this.#id !== null) {
                this.#id = null; // the browser let this page rest, or the cloud was restarted
                this.#asked = -Infinity;
                await this.keep();
            } else {
                this.refusal = failure.message;
                this.now = null;
                this.passes = true;
            }
        }
    }

    #told(reading) {
        const now = Date.parse(reading.now);
        this.passes = this.now === null || now > this.now;
        this.now = now;
        this.steps = reading.mode === 'step';
        this.#id = reading.id ?? this.#id;
    }

    /** Ends the lease; also while the page is being closed. */
    end() {
        if (this.#id !== null) {
            this.#cloud.leave('flow/' + this.#id + '/end');
            this.#id = null;
            this.#asked = -Infinity;
        }
    }
}
