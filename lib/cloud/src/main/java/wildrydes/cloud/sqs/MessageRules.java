package wildrydes.cloud.sqs;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * What a message may be (docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html and
 * .../SQSDeveloperGuide/sqs-message-metadata.html).
 */
final class MessageRules {

    static final int LONGEST_BATCH = 1 << 20;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,256}");
    private static final Pattern TYPE = Pattern.compile("(String|Number|Binary)(\\..+)?");
    private static final int MOST_ATTRIBUTES = 10;
    private static final int LONGEST_DELAY = 900;

    private MessageRules() {}

    /** Refuses what cannot be sent to a queue. */
    static void check(
            Queue queue,
            @Nullable String body,
            Map<String, MessageAttributeValue> attributes,
            @Nullable Integer delay) {
        if (body == null || body.isEmpty()) {
            throw SqsErrors.missing("MessageBody");
        }
        body.codePoints().filter(character -> !allowed(character)).findFirst().ifPresent(character -> {
            throw SqsErrors.characters(character);
        });
        if (attributes.size() > MOST_ATTRIBUTES) {
            throw SqsErrors.messageAttribute("Number of message attributes [" + attributes.size()
                    + "] exceeds the allowed maximum [" + MOST_ATTRIBUTES + "].");
        }
        attributes.forEach(MessageRules::check);
        long most = QueueAttributes.number(queue, QueueAttributes.MAXIMUM_MESSAGE_SIZE);
        if (size(body, attributes) > most) {
            throw SqsErrors.tooLong(most);
        }
        if (delay != null && (delay < 0 || delay > LONGEST_DELAY)) {
            throw SqsErrors.attribute(
                    String.valueOf(delay), "DelaySeconds", "DelaySeconds must be >= 0 and <= " + LONGEST_DELAY + ".");
        }
    }

    /** Those of XML 1.0. */
    private static boolean allowed(int character) {
        return character == '\t'
                || character == '\n'
                || character == '\r'
                || character >= 0x20 && character <= 0xD7FF
                || character >= 0xE000 && character <= 0xFFFD
                || character >= 0x10000;
    }

    private static void check(String name, MessageAttributeValue value) {
        String type = value.dataType();
        if (!NAME.matcher(name).matches()
                || name.startsWith(".")
                || name.endsWith(".")
                || name.toLowerCase(Locale.ROOT).startsWith("aws.")
                || name.toLowerCase(Locale.ROOT).startsWith("amazon.")) {
            throw SqsErrors.messageAttribute(
                    "The message attribute name '" + name + "' is invalid. Attribute name can contain A-Z, a-z, 0-9,"
                            + " underscore (_), hyphen (-), and period (.) characters.");
        }
        if (type == null || type.isEmpty()) {
            throw SqsErrors.messageAttribute(
                    "The message attribute '" + name + "' must contain a non-empty message attribute type.");
        }
        if (!TYPE.matcher(type).matches()) {
            throw SqsErrors.messageAttribute("The message attribute '" + name
                    + "' has an invalid message attribute type, the set of supported type"
                    + " prefixes is Binary, Number, and String.");
        }
        boolean binary = type.startsWith("Binary");
        boolean empty = binary
                ? value.binaryValue() == null || value.binaryValue().asByteArrayUnsafe().length == 0
                : value.stringValue() == null || value.stringValue().isEmpty();
        if (empty) {
            throw SqsErrors.messageAttribute("The message attribute '" + name
                    + "' must contain a non-empty message attribute value for message attribute type '" + type + "'.");
        }
        if (type.startsWith("Number") && !number(value.stringValue())) {
            throw SqsErrors.messageAttribute("Could not cast message attribute '" + name + "' value to number.");
        }
    }

    private static boolean number(String text) {
        try {
            new BigDecimal(text);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Bytes of a message as its limits count them, whether it may be sent or not. */
    static long size(@Nullable String body, Map<String, MessageAttributeValue> attributes) {
        long bytes = bytes(body);
        for (Map.Entry<String, MessageAttributeValue> attribute : attributes.entrySet()) {
            MessageAttributeValue value = attribute.getValue();
            bytes += bytes(attribute.getKey()) + bytes(value.dataType());
            bytes += bytes(value.stringValue());
            bytes += value.binaryValue() == null ? 0 : value.binaryValue().asByteArrayUnsafe().length;
        }
        return bytes;
    }

    private static int bytes(@Nullable String text) {
        return text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
    }
}
