package wildrydes.cloud.s3;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of an object beside its content.
 *
 * @param key within the bucket
 * @param file its content, relative to the bucket's folder, with slashes
 * @param size bytes
 * @param eTag with its quotes
 * @param modified cloud time, in whole seconds
 * @param headers what comes back with the content, such as {@code Content-Type}, by header
 * @param metadata the user's own, by lower-case name
 * @param checksums by header, among them {@code x-amz-checksum-type}
 * @param tags by key
 * @param parts in which it came; empty for one that came as a whole
 */
record StoredObject(
        String key,
        String file,
        long size,
        String eTag,
        Instant modified,
        Map<String, String> headers,
        Map<String, String> metadata,
        Map<String, String> checksums,
        Map<String, String> tags,
        List<ObjectPart> parts) {

    private static final JsonFactory JSON = new JsonFactory();

    /** Its content in another file. */
    StoredObject in(String other) {
        return new StoredObject(key, other, size, eTag, modified, headers, metadata, checksums, tags, parts);
    }

    StoredObject withTags(Map<String, String> others) {
        return new StoredObject(key, file, size, eTag, modified, headers, metadata, checksums, others, parts);
    }

    /** One JSON object. */
    byte[] toBytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("key", key);
            json.writeStringField("file", file);
            json.writeStringField("size", String.valueOf(size));
            json.writeStringField("eTag", eTag);
            json.writeStringField("modified", modified.toString());
            write(json, "headers", headers);
            write(json, "metadata", metadata);
            write(json, "checksums", checksums);
            write(json, "tags", tags);
            if (!parts.isEmpty()) {
                json.writeArrayFieldStart("parts");
                for (ObjectPart part : parts) {
                    json.writeString(part.text());
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, String name, Map<String, String> map) throws IOException {
        if (!map.isEmpty()) {
            json.writeObjectFieldStart(name);
            for (Map.Entry<String, String> entry : map.entrySet()) {
                json.writeStringField(entry.getKey(), entry.getValue());
            }
            json.writeEndObject();
        }
    }

    /** @throws IOException where the bytes are not what {@link #toBytes} made */
    static StoredObject of(byte[] bytes) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, Map<String, String>> maps = new LinkedHashMap<>();
        List<String> parts = new ArrayList<>(0);
        try (JsonParser json = JSON.createParser(bytes)) {
            json.nextToken();
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                JsonToken token = json.nextToken();
                if (token == JsonToken.START_OBJECT) {
                    Map<String, String> map = maps.computeIfAbsent(name, key -> new LinkedHashMap<>());
                    for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
                        map.put(key, json.nextTextValue());
                    }
                } else if (token == JsonToken.START_ARRAY) {
                    while (json.nextToken() == JsonToken.VALUE_STRING) {
                        parts.add(json.getText());
                    }
                } else {
                    texts.put(name, json.getText());
                }
            }
        }
        try {
            return new StoredObject(
                    texts.getOrDefault("key", ""),
                    texts.getOrDefault("file", ""),
                    Long.parseLong(texts.getOrDefault("size", "")),
                    texts.getOrDefault("eTag", ""),
                    Instant.parse(texts.getOrDefault("modified", "")),
                    maps.getOrDefault("headers", Map.of()),
                    maps.getOrDefault("metadata", Map.of()),
                    maps.getOrDefault("checksums", Map.of()),
                    maps.getOrDefault("tags", Map.of()),
                    parts.stream().map(ObjectPart::of).toList());
        } catch (RuntimeException e) {
            throw new IOException("It is no object's metadata.", e);
        }
    }
}
