package wildrydes.lab.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/**
 * An answer of AWS, to be unfolded.
 *
 * @param name of the member; in a list its place, from 1
 * @param value its text; where it has parts, what they are
 * @param parts its members or elements
 */
public record Tree(String name, String value, List<Tree> parts) {

    private static final int MOST_BYTES = 200;
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    public Tree {
        parts = List.copyOf(parts);
    }

    /** A value with whatever is in it; members that AWS left out are left out here. */
    public static Tree of(String name, Object value) {
        if (value instanceof SdkPojo pojo) {
            List<Tree> parts = new ArrayList<>();
            for (SdkField<?> field : pojo.sdkFields()) {
                Object part = field.getValueOrDefault(pojo);
                boolean absent =
                        part == null || part instanceof SdkAutoConstructList || part instanceof SdkAutoConstructMap;
                if (!absent) {
                    parts.add(of(field.memberName(), part));
                }
            }
            return new Tree(name, title(pojo), parts);
        }
        if (value instanceof Map<?, ?> map) {
            List<Tree> parts = new ArrayList<>();
            map.forEach((key, part) -> parts.add(of(String.valueOf(key), part)));
            return new Tree(name, parts.size() + (parts.size() == 1 ? " entry" : " entries"), parts);
        }
        if (value instanceof Collection<?> list) {
            List<Tree> parts = new ArrayList<>();
            for (Object part : list) {
                parts.add(of(String.valueOf(parts.size() + 1), part));
            }
            return new Tree(name, parts.size() + (parts.size() == 1 ? " element" : " elements"), parts);
        }
        return new Tree(name, word(value), List.of());
    }

    private static String word(@Nullable Object value) {
        if (value instanceof SdkBytes bytes) {
            return text(bytes);
        }
        return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
    }

    /**
     * JSON as a tree.
     *
     * @throws IllegalArgumentException if the text is no JSON
     */
    public static Tree ofJson(String name, String json) {
        try {
            return of(name, JSON.readValue(json, Object.class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("This is no JSON: " + json, e);
        }
    }

    private static String title(SdkPojo pojo) {
        return pojo.getClass().getSimpleName();
    }

    /** Bytes as the text they most often are, else in base64. */
    private static String text(SdkBytes bytes) {
        byte[] all = bytes.asByteArray();
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(bytes.asByteBuffer())
                    .toString()
                    .strip();
        } catch (CharacterCodingException e) {
            text = Base64.getEncoder().encodeToString(all);
        }
        return text.length() <= MOST_BYTES ? text : text.substring(0, MOST_BYTES) + "... (" + all.length + " bytes)";
    }

    boolean isLeaf() {
        return parts.isEmpty();
    }
}
