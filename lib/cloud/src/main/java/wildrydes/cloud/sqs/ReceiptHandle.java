package wildrydes.cloud.sqs;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a receiver has of a message, to delete it by; another with each receive. */
record ReceiptHandle(long queue, long sequence, int receives) {

    private static final Pattern FORM = Pattern.compile("([0-9a-f]{1,16}) ([0-9a-f]{1,16}) ([0-9]{1,9})");

    @Override
    public String toString() {
        String text = Long.toHexString(queue) + " " + Long.toHexString(sequence) + " " + receives;
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException where the text is none */
    static ReceiptHandle of(String text) {
        String inside;
        try {
            inside = new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw SqsErrors.handle(text);
        }
        Matcher parts = FORM.matcher(inside);
        if (!parts.matches()) {
            throw SqsErrors.handle(text);
        }
        return new ReceiptHandle(
                Long.parseUnsignedLong(parts.group(1), 16),
                Long.parseUnsignedLong(parts.group(2), 16),
                Integer.parseInt(parts.group(3)));
    }
}
