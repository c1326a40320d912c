package wildrydes.cloud.s3;

import org.jspecify.annotations.Nullable;

/**
 * One of the parts in which an object came.
 *
 * @param number from 1 up to 10,000, as the client numbered it
 * @param size bytes
 * @param checksum in base64, of the object's algorithm; null where only the whole has one
 */
record ObjectPart(int number, long size, @Nullable String checksum) {

    String text() {
        return number + " " + size + (checksum == null ? "" : " " + checksum);
    }

    /** @throws RuntimeException where it is no part's text */
    static ObjectPart of(String text) {
        String[] words = text.split(" ", -1);
        return new ObjectPart(Integer.parseInt(words[0]), Long.parseLong(words[1]), words.length > 2 ? words[2] : null);
    }
}
