package wildrydes.cloud.dynamodb.expression;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ComparisonOperator;
import wildrydes.cloud.dynamodb.expression.KeyCondition.SortRange;
import wildrydes.cloud.dynamodb.item.Invalid;
import wildrydes.cloud.dynamodb.item.Values;
import wildrydes.cloud.dynamodb.table.KeyAttribute;
import wildrydes.cloud.dynamodb.table.KeySchema;
import wildrydes.cloud.wire.ServiceError;

/** A Query's conditions on keys, before it is known which attributes are keys. */
public final class KeyTerms {

    private final Map<String, Term> terms;

    /** What is said of one attribute. */
    record Term(ComparisonOperator operator, List<AttributeValue> values) {}

    KeyTerms(Map<String, Term> terms) {
        this.terms = new LinkedHashMap<>(terms);
    }

    /**
     * What is read of a table or an index.
     *
     * @throws ServiceError {@code ValidationException} in AWS's words, where the conditions do not fit the keys
     */
    public KeyCondition on(KeySchema keys) {
        if (terms.size() > keys.attributes().size()) {
            throw Invalid.because("The number of query conditions (" + terms.size()
                    + ") exceeds the number of key attributes defined in the schema ("
                    + keys.attributes().size() + ")");
        }
        Term partition = checked(keys.partition(), true);
        if (partition.operator() != ComparisonOperator.EQ) {
            throw Invalid.because("Query key condition not supported");
        }
        KeyAttribute sort = keys.sort();
        boolean sorted = sort != null && (terms.containsKey(sort.name()) || terms.size() > 1);
        return new KeyCondition(
                partition.values().get(0), sort == null || !sorted ? null : range(checked(sort, false)));
    }

    private Term checked(KeyAttribute key, boolean partition) {
        Term term = terms.get(key.name());
        if (term == null) {
            throw Invalid.because("Query condition missed key schema element: " + key.name());
        }
        switch (term.operator()) {
            case EQ, LT, LE, GT, GE, BETWEEN, BEGINS_WITH -> {}
            default -> throw Invalid.because("Attempted conditional constraint is not an indexable operation");
        }
        for (AttributeValue value : term.values()) {
            if (!Values.typeName(value).equals(key.type().name())) {
                throw Invalid.parameter("Condition parameter type does not match schema type");
            }
            if (partition || term.operator() == ComparisonOperator.EQ) {
                Values.checkNotEmpty(key.name(), value);
            }
        }
        return term;
    }

    private static SortRange range(Term term) {
        AttributeValue value = term.values().get(0);
        return switch (term.operator()) {
            case EQ -> between(value, true, value, true);
            case LT -> between(null, false, value, false);
            case LE -> between(null, false, value, true);
            case GT -> between(value, false, null, false);
            case GE -> between(value, true, null, false);
            case BETWEEN -> between(value, true, term.values().get(1), true);
            default -> new SortRange.BeginsWith(value);
        };
    }

    private static SortRange between(
            @Nullable AttributeValue from, boolean fromIncluded, @Nullable AttributeValue to, boolean toIncluded) {
        return new SortRange.Between(from, fromIncluded, to, toIncluded);
    }
}
