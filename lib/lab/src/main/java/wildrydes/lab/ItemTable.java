package wildrydes.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import wildrydes.lab.record.FieldColumns;

/**
 * Items of DynamoDB as a table: the attributes of the key, then the others by name. Lists, maps and sets are JSON in it, bytes are
 * base64, and a number that neither {@code long} nor {@code double} holds exactly is text.
 */
final class ItemTable {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ItemTable() {}

    /** The items in the order of their keys. */
    static Table of(TableDescription description, List<Map<String, AttributeValue>> items) {
        List<String> key = description.keySchema().stream()
                .map(KeySchemaElement::attributeName)
                .toList();
        List<Map<String, AttributeValue>> sorted = new ArrayList<>(items);
        sorted.sort(order(key));
        Map<String, Column<?>> columns = new HashMap<>();
        FieldColumns.of(sorted.stream().map(ItemTable::row).toList())
                .forEach(column -> columns.put(column.name(), column));
        Table table = Table.create(description.tableName());
        for (String name : names(key, sorted)) {
            table.addColumns(columns.getOrDefault(name, missing(name, sorted.size())));
        }
        return table;
    }

    private static List<String> names(List<String> key, List<Map<String, AttributeValue>> items) {
        NavigableSet<String> others = new TreeSet<>();
        items.forEach(item -> others.addAll(item.keySet()));
        key.forEach(others::remove);
        return Stream.concat(key.stream(), others.stream()).toList();
    }

    private static Map<String, Object> row(Map<String, AttributeValue> item) {
        Map<String, Object> row = new HashMap<>();
        item.forEach((name, attribute) -> {
            Object value = value(attribute);
            if (value != null) {
                row.put(name, value);
            }
        });
        return row;
    }

    /** Of an attribute that is null everywhere, or of a table without items. */
    private static Column<?> missing(String name, int rows) {
        StringColumn column = StringColumn.create(name);
        for (int i = 0; i < rows; i++) {
            column.appendMissing();
        }
        return column;
    }

    private static Comparator<Map<String, AttributeValue>> order(List<String> key) {
        return (one, other) -> key.stream()
                .mapToInt(name -> compare(one.get(name), other.get(name)))
                .filter(difference -> difference != 0)
                .findFirst()
                .orElse(0);
    }

    /** As DynamoDB sorts: numbers by value, texts and bytes by their unsigned bytes. */
    private static int compare(@Nullable AttributeValue one, @Nullable AttributeValue other) {
        if (one == null || other == null) {
            return Boolean.compare(one != null, other != null);
        }
        if (one.n() != null && other.n() != null) {
            return new BigDecimal(one.n()).compareTo(new BigDecimal(other.n()));
        }
        return Arrays.compareUnsigned(bytes(one), bytes(other));
    }

    private static byte[] bytes(AttributeValue value) {
        SdkBytes bytes = value.b();
        return bytes == null
                ? SdkBytes.fromUtf8String(String.valueOf(value.s())).asByteArray()
                : bytes.asByteArray();
    }

    /** Nothing for an attribute that is null. */
    private static @Nullable Object value(AttributeValue value) {
        return switch (value.type()) {
            case S -> value.s();
            case N -> number(value.n());
            case BOOL -> value.bool();
            case NUL -> null;
            case B -> base64(value.b());
            default -> json(value).toString();
        };
    }

    private static Object number(String text) {
        BigDecimal exact = new BigDecimal(text);
        try {
            return exact.longValueExact();
        } catch (ArithmeticException e) {
            double near = exact.doubleValue();
            boolean same = Double.isFinite(near) && new BigDecimal(Double.toString(near)).compareTo(exact) == 0;
            return same ? (Object) near : text;
        }
    }

    private static String base64(SdkBytes bytes) {
        return Base64.getEncoder().encodeToString(bytes.asByteArray());
    }

    private static JsonNode json(AttributeValue value) {
        return switch (value.type()) {
            case N -> JSON.numberNode(new BigDecimal(value.n()));
            case BOOL -> JSON.booleanNode(value.bool());
            case NUL -> JSON.nullNode();
            case B -> JSON.textNode(base64(value.b()));
            case SS -> array(value.ss().stream().map(JSON::textNode));
            case NS -> array(value.ns().stream().map(text -> JSON.numberNode(new BigDecimal(text))));
            case BS -> array(value.bs().stream().map(bytes -> JSON.textNode(base64(bytes))));
            case L -> array(value.l().stream().map(ItemTable::json));
            case M -> object(value.m());
            default -> JSON.textNode(String.valueOf(value.s()));
        };
    }

    private static ArrayNode array(Stream<? extends JsonNode> elements) {
        ArrayNode array = JSON.arrayNode();
        elements.forEach(array::add);
        return array;
    }

    private static ObjectNode object(Map<String, AttributeValue> members) {
        ObjectNode object = JSON.objectNode();
        members.forEach((name, member) -> object.set(name, json(member)));
        return object;
    }
}
