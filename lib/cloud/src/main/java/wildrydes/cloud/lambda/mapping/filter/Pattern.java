package wildrydes.cloud.lambda.mapping.filter;

import com.fasterxml.jackson.databind.JsonNode;

/** What a part of a record must be. */
sealed interface Pattern permits ObjectPattern, ValuePattern {

    /**
     * Whether a part of a record is so.
     *
     * @param value missing where the record has no such part
     */
    boolean meets(JsonNode value);
}
