package wildrydes.cloud.lambda;

import org.jspecify.annotations.Nullable;

/**
 * What a request names: a function, or a version or alias of it.
 *
 * @param qualifier number, {@code $LATEST} or alias; null where none is named
 */
record Target(String name, @Nullable String qualifier) {

    /** Under which the function's own things are kept where none is named. */
    String key() {
        return qualifier == null ? Revision.LATEST : qualifier;
    }
}
