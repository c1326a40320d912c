/** The unicorns that were heard of, and those that fell silent. */

/** As in the workshop's own dashboard. */
export const SILENCE_MILLIS = 30_000;
/** Where time passes so fast that 30 s lie between two reads, silence is only what several reads find. */
const SILENT_READS = 3;
const LONGEST_TRACK = 900;
/** What a browser draws once a second without falling behind. */
const MOST_FLYING = 300;
const MOST_LEFT = 50;

/** Metres a second, which Distance is, in miles an hour: the workshop's own factor. */
const MILES_AN_HOUR = 2.23694;

export class Herd {
    #flying = new Map();
    #left = new Map();
    #reads = 0;
    #untold = 0;

    /** Positions of unicorns that were passed over, since there were too many. */
    get untold() {
        return this.#untold;
    }

    /** Those on the map, by name. */
    get flying() {
        return [...this.#flying.values()].sort((one, other) => one.name.localeCompare(other.name));
    }

    /** Those who left, the last first. */
    get left() {
        return [...this.#left.values()].reverse();
    }

    /** A read of all streams has begun. */
    read() {
        this.#reads++;
    }

    /**
     * A unicorn tells where it is.
     *
     * @param {number} arrival cloud time at which the stream took the record, in milliseconds
     * @returns {boolean} whether it was not there before
     */
    hear(stream, position, arrival) {
        const key = stream + '/' + position.name;
        const known = this.#flying.get(key);
        if (known === undefined && this.#flying.size >= MOST_FLYING) {
            this.#untold++;
            return false;
        }
        const track = known?.track ?? [];
        track.push([position.latitude, position.longitude]);
        if (track.length > LONGEST_TRACK) {
            track.shift();
        }
        this.#left.delete(key);
        this.#flying.set(key, {
            ...position,
            key,
            stream,
            track,
            arrival,
            heard: this.#reads,
            heardAt: performance.now(),
            speed: position.distance === null ? null : position.distance * MILES_AN_HOUR,
        });
        return known === undefined;
    }

    /**
     * Lets those go who have been silent for 30 s of cloud time and for several reads.
     *
     * @param {?number} now cloud time in milliseconds; null where it is not known, and wall time has to do
     * @returns those who left
     */
    letGo(now) {
        const silent = unicorn => now === null ? performance.now() - unicorn.heardAt : now - unicorn.arrival;
        const gone = [...this.#flying.values()].filter(unicorn =>
            silent(unicorn) >= SILENCE_MILLIS && this.#reads - unicorn.heard >= SILENT_READS);
        for (const unicorn of gone) {
            this.#flying.delete(unicorn.key);
            this.#left.set(unicorn.key, unicorn);
            if (this.#left.size > MOST_LEFT) {
                this.#left.delete(this.#left.keys().next().value);
            }
        }
        return gone;
    }
}
