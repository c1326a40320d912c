package wildrydes.cloud.dynamodb.partiql;

import java.util.List;

/** A condition. */
public sealed interface Where {

    /** Two terms compared by an operator of expressions. */
    record Compared(String operator, Term left, Term right) implements Where {}

    /** A term between two others, both included. */
    record Between(Term value, Term low, Term high) implements Where {}

    /** A term that is one of others. */
    record In(Term value, List<Term> choices) implements Where {}

    /** A function that is true or false. */
    record Test(Term.Call call) implements Where {}

    /** Several conditions, of which all are to hold or one. */
    record Joined(boolean all, List<Where> parts) implements Where {}

    /** What is not to hold. */
    record Not(Where part) implements Where {}
}
