package wildrydes.cloud.dynamodb.partiql;

import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What comparisons and assignments work on. */
public sealed interface Term {

    /** A value of the item. */
    record At(Place place) implements Term {}

    /** A value that the statement or its parameters give. */
    record Given(AttributeValue value) implements Term {}

    /** A function's value; the name has small letters. */
    record Call(String function, List<Term> arguments) implements Term {}

    /** The sum or the difference of two terms. */
    record Arithmetic(String operator, Term left, Term right) implements Term {}
}
