/** One watch of some streams, from Start to Stop: reads them once a second and keeps the herd. */

import {Flow} from './flow.js';
import {Guest} from './guest.js';
import {Herd} from './herd.js';
import {Kinesis} from './kinesis.js';
import {explain} from './reasons.js';
import {positionOf, textOf, valuesIn} from './records.js';
import {StreamReader} from './stream.js';

const ROUND_MILLIS = 1_000;
const RETRY_MILLIS = 5_000;
/** While time stands still a shard's five reads of this very second do not come back; others need them, too. */
const READS_WHILE_STILL = 2;
/** What a stream that was deleted or made anew answers to old iterators. */
const MADE_ANEW = ['ResourceNotFoundException', 'InvalidArgumentException'];
/** Stands for what all streams need, among the streams' names, none of which has a space. */
const ALL = 'all streams';

export class Watch {
    #cloud;
    #pool;
    #kinesis;
    #readers;
    #view;
    #flow;
    #stopped = false;
    #names = null;
    #problems = new Map();
    #retryAt = new Map();
    #still = 0;
    #wake = () => {};
    #appeared = [];

    herd = new Herd();
    records = 0;
    bad = 0;
    /** The last bad record: {stream, shard, sequence, reason, text}; null while there was none. */
    lastBad = null;

    /** @param view is told what there is to see */
    constructor(cloud, pool, streams, view) {
        this.#cloud = cloud;
        this.#pool = pool;
        this.#view = view;
        this.#flow = new Flow(cloud);
        this.#kinesis = new Kinesis(cloud, new Guest(cloud, pool), pool.split(':')[0]);
        this.#readers = streams.map(name => new StreamReader(this.#kinesis, name));
    }

    get streams() {
        return this.#readers.map(reader => reader.name);
    }

    get throttled() {
        return this.#readers.reduce((sum, reader) => sum + reader.throttled, 0);
    }

    get shards() {
        return this.#readers.reduce((sum, reader) => sum + reader.shards, 0);
    }

    get resting() {
        return this.#readers.reduce((sum, reader) => sum + reader.resting, 0);
    }

    /** Cloud time in milliseconds, whether it passes, whether only in steps, and why this page does not let it pass. */
    get time() {
        return this.#flow;
    }

    /** What keeps streams from being read, in the order of the streams. */
    get problems() {
        return [...this.#problems.values()];
    }

    /** Reads until {@link stop}. */
    async run() {
        while (!this.#stopped) {
            const begun = performance.now();
            await this.#round();
            if (!this.#stopped) {
                this.#view.show(this);
                await this.#pause(Math.max(0, begun + ROUND_MILLIS - performance.now()));
            }
        }
    }

    #pause(millis) {
        return new Promise(resolve => {
            this.#wake = resolve;
            setTimeout(resolve, millis);
        });
    }

    stop() {
        this.#stopped = true;
        this.#flow.end();
        this.#wake();
    }

    async #round() {
        await this.#flow.keep();
        if (this.#stopped) {
            this.#flow.end(); // it may have been opened while it was being stopped
            return;
        }
        this.#still = this.#flow.passes ? 0 : this.#still + 1;
        if (this.#still > READS_WHILE_STILL) {
            return;
        }
        this.herd.read();
        await this.#attempt(ALL, null, async () => {
            // The first call of all, as in the workshop: whoever may not list streams is told so before anything else.
            this.#names ??= (await this.#kinesis.call('ListStreams', {Limit: 100})).StreamNames;
        });
        if (this.#names !== null) {
            await Promise.all(this.#readers.map(reader => this.#attempt(reader.name, reader, () =>
                reader.read(this.#flow.now, (record, shard) => this.#take(reader.name, record, shard)))));
        }
        const left = this.herd.letGo(this.#flow.now).map(unicorn => unicorn.name);
        const appeared = this.#appeared.splice(0);
        if (appeared.length > 0 || left.length > 0) {
            this.#view.changed(this, appeared, left);
        }
    }

    /** Does it, or shows why that failed and does it again some seconds later. */
    async #attempt(what, reader, work) {
        if (performance.now() < (this.#retryAt.get(what) ?? 0)) {
            return;
        }
        try {
            await work();
            this.#problems.delete(what);
        } catch (failure) {
            this.#retryAt.set(what, performance.now() + RETRY_MILLIS);
            this.#problems.set(what, await explain(failure, {
                cloud: this.#cloud,
                pool: this.#pool,
                stream: reader?.name ?? null,
                streams: (this.#names ?? []).filter(name => name !== what),
            }));
            if (reader !== null && MADE_ANEW.includes(failure.code)) {
                reader.restart();
                this.#names = null;
            }
        }
    }

    #take(stream, record, shard) {
        this.records++;
        let text = '';
        try {
            text = textOf(record.Data);
            for (const value of valuesIn(text)) {
                const position = positionOf(value);
                if (this.herd.hear(stream, position, record.ApproximateArrivalTimestamp * 1000)) {
                    this.#appeared.push(position.name);
                }
            }
        } catch (failure) {
            // A record is what somebody else wrote; whatever it is, the next one is looked at.
            this.bad++;
            this.lastBad = {stream, shard, sequence: record.SequenceNumber, reason: failure.message, text: text.slice(0, 300)};
        }
    }
}
