package wildrydes.cloud.s3;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.policy.NamedPolicy;
import wildrydes.cloud.policy.PolicyType;

/**
 * Who may come to a bucket beside those whose own policies let them: its policy, and what keeps the public out.
 *
 * @param policy null where there is none
 * @param block null where it was taken away
 */
record Access(@Nullable NamedPolicy policy, @Nullable Block block) {

    private static final JsonFactory JSON = new JsonFactory();

    /** What a new bucket has (docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html). */
    static final Access FRESH = new Access(null, new Block(true, true, true, true));

    /**
     * The four settings of Block Public Access. There are no access control lists here, so that two of them mean nothing.
     *
     * @param policy whether a public policy is refused
     * @param others whether a public policy lets in nobody but users of the account and AWS's services
     */
    record Block(boolean acls, boolean ignoreAcls, boolean policy, boolean others) {}

    Access withPolicy(@Nullable NamedPolicy other) {
        return new Access(other, block);
    }

    Access withBlock(@Nullable Block other) {
        return new Access(policy, other);
    }

    /** Whether the policy lets in everybody. */
    boolean open() {
        return policy != null && policy.document().opensToAll();
    }

    /** The policy under the name by which people know it. */
    static NamedPolicy policy(String bucket, String document) {
        return NamedPolicy.of("policy of bucket " + bucket, "bucket policy", document, PolicyType.RESOURCE);
    }

    void write(Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            if (policy != null) {
                json.writeStringField("policy", policy.text());
            }
            if (block != null) {
                json.writeStringField("blockAcls", String.valueOf(block.acls()));
                json.writeStringField("ignoreAcls", String.valueOf(block.ignoreAcls()));
                json.writeStringField("blockPolicy", String.valueOf(block.policy()));
                json.writeStringField("restrictPublic", String.valueOf(block.others()));
            }
            json.writeEndObject();
        }
        WholeFile.write(file, bytes.toByteArray());
    }

    /** What {@link #write} wrote; that of a new bucket where there is no such file. */
    static Access read(Path file, String bucket) throws IOException {
        Map<String, String> texts = new HashMap<>();
        try (JsonParser json = JSON.createParser(Files.readAllBytes(file))) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException(file + " does not say who may come to bucket " + bucket + ".");
            }
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                texts.put(name, json.nextTextValue());
            }
        } catch (NoSuchFileException e) {
            return FRESH;
        }
        String policy = texts.get("policy");
        return new Access(
                policy == null ? null : policy(bucket, policy),
                !texts.containsKey("blockPolicy")
                        ? null
                        : new Block(
                                Boolean.parseBoolean(texts.get("blockAcls")),
                                Boolean.parseBoolean(texts.get("ignoreAcls")),
                                Boolean.parseBoolean(texts.get("blockPolicy")),
                                Boolean.parseBoolean(texts.get("restrictPublic"))));
    }
}
