package wildrydes.cloud.dynamodb.partiql;

import wildrydes.cloud.dynamodb.item.Invalid;
import wildrydes.cloud.wire.ServiceError;

/** What is said of statements that cannot be read, as paritysuite/dynamodb-conformance records it of AWS. */
final class Malformed {

    private static final String STATEMENT = "Statement wasn't well formed, can't be processed: ";

    private Malformed() {}

    static ServiceError unreadable() {
        return Invalid.because(STATEMENT);
    }

    /** Something follows where a statement could end. */
    static ServiceError leftOver() {
        return Invalid.because(STATEMENT + "Unexpected token after expression");
    }

    /** Something else stands where a term was to be. */
    static ServiceError unexpected() {
        return Invalid.because(STATEMENT + "Unexpected term");
    }

    static ServiceError aliased() {
        return Invalid.because("Aliasing is not supported");
    }
}
