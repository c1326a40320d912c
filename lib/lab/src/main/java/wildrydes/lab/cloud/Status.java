package wildrydes.lab.cloud;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a cloud says of itself.
 *
 * @param version of its jar
 * @param pid of its process
 * @param account twelve digits
 * @param region such as {@code us-east-1}
 * @param damage sentences about what the disk was found to have lost since the cloud started; empty as a rule
 */
public record Status(String version, long pid, String account, String region, String damage) {

    static Status of(JsonNode json) {
        return new Status(
                json.path("version").asText(),
                json.path("pid").asLong(),
                json.path("account").asText(),
                json.path("region").asText(),
                json.path("damage").asText());
    }
}
