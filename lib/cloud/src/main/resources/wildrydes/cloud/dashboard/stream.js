/** Reads what comes into a stream from now on, shard by shard, through resharding. */

const THROTTLED = ['ProvisionedThroughputExceededException', 'LimitExceededException'];
const LONGEST_PAUSE_MILLIS = 8_000;

/** One shard and how far it was read. */
class Shard {
    iterator = null;
    sequence = null;
    since = null;
    pause = 0;
    until = 0;
    ended = false;

    constructor(id, parents, start) {
        this.id = id;
        this.parents = parents;
        this.start = start;
    }

    /** Where to go on: after what was read; else from when it was last seen to be empty; else where it began. */
    place() {
        if (this.sequence !== null) {
            return {ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', StartingSequenceNumber: this.sequence};
        }
        return this.since === null
            ? {ShardIteratorType: this.start}
            : {ShardIteratorType: 'AT_TIMESTAMP', Timestamp: this.since / 1000};
    }

    /** Leaves the others room: twice as long each time. */
    backOff() {
        this.pause = Math.min(LONGEST_PAUSE_MILLIS, this.pause === 0 ? 1_000 : this.pause * 2);
        // Pages that were refused together must not come back together.
        this.until = performance.now() + this.pause * (0.75 + Math.random() / 2);
    }
}

export class StreamReader {
    #kinesis;
    #shards = new Map();
    #opened = false;
    throttled = 0;

    /** @param {string} name of the stream */
    constructor(kinesis, name) {
        this.#kinesis = kinesis;
        this.name = name;
    }

    /** Shards that are being read. */
    get shards() {
        return [...this.#shards.values()].filter(shard => !shard.ended).length;
    }

    /** Those among them that are left alone for a while, since they refused. */
    get resting() {
        const now = performance.now();
        return [...this.#shards.values()].filter(shard => !shard.ended && shard.until > now).length;
    }

    /**
     * Reads every shard once.
     *
     * @param {?number} now cloud time at the latest, in milliseconds; null where it is not known
     * @param {function(Object, string)} take is given each record and its shard's id, in order
     * @throws {AwsError|Unreachable} what the first shard failed with, after all of them were tried
     */
    async read(now, take) {
        if (!this.#opened) {
            await this.#open();
        }
        const reading = [...this.#shards.values()].filter(shard => !shard.ended && performance.now() >= shard.until);
        const results = await Promise.allSettled(reading.map(shard => this.#readShard(shard, now, take)));
        if (reading.some(shard => shard.ended)) {
            await this.#children();
        }
        const failed = results.find(result => result.status === 'rejected');
        if (failed) {
            throw failed.reason;
        }
    }

    /** The stream may have been made anew under the same name. */
    restart() {
        this.#shards.clear();
        this.#opened = false;
    }

    async #open() {
        for (const listed of await this.#list()) {
            if (listed.SequenceNumberRange.EndingSequenceNumber === undefined) {
                this.#add(listed, 'LATEST');
            }
        }
        // All places are taken at once, or records between this and the first read would pass unseen.
        await Promise.all([...this.#shards.values()].map(shard => this.#iterator(shard)));
        this.#opened = true;
    }

    #add(listed, start) {
        const parents = [listed.ParentShardId, listed.AdjacentParentShardId].filter(parent => parent !== undefined);
        this.#shards.set(listed.ShardId, new Shard(listed.ShardId, parents, start));
    }

    async #list() {
        const shards = [];
        let input = {StreamName: this.name};
        do {
            const page = await this.#kinesis.call('ListShards', input);
            shards.push(...page.Shards);
            input = page.NextToken === undefined ? null : {NextToken: page.NextToken};
        } while (input !== null);
        return shards;
    }

    /** A shard that was split or merged ends; its children are read from their first record, once all parents are. */
    async #children() {
        for (const listed of await this.#list()) {
            const parents = [listed.ParentShardId, listed.AdjacentParentShardId]
                .map(parent => this.#shards.get(parent))
                .filter(parent => parent !== undefined);
            if (!this.#shards.has(listed.ShardId) && parents.length > 0 && parents.every(parent => parent.ended)) {
                this.#add(listed, 'TRIM_HORIZON');
            }
        }
    }

    async #iterator(shard) {
        const input = {StreamName: this.name, ShardId: shard.id, ...shard.place()};
        shard.iterator = (await this.#kinesis.call('GetShardIterator', input)).ShardIterator;
    }

    async #readShard(shard, now, take) {
        try {
            if (shard.iterator === null) {
                await this.#iterator(shard);
            }
            const answer = await this.#kinesis.call('GetRecords', {ShardIterator: shard.iterator});
            shard.pause = 0;
            for (const record of answer.Records) {
                shard.sequence = record.SequenceNumber;
                take(record, shard.id);
            }
            if (answer.Records.length === 0 && answer.MillisBehindLatest === 0) {
                shard.since = now;
            }
            shard.iterator = answer.NextShardIterator ?? null;
            shard.ended = shard.iterator === null;
        } catch (failure) {
            if (THROTTLED.includes(failure.code)) {
                this.throttled++;
                shard.backOff();
            } else if (failure.code === 'ExpiredIteratorException') {
                shard.iterator = null; // a fast clock lets its five minutes pass between two reads
            } else {
                throw failure;
            }
        }
    }
}
