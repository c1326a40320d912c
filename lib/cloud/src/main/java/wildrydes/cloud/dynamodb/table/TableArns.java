package wildrydes.cloud.dynamodb.table;

import org.jspecify.annotations.Nullable;
import wildrydes.cloud.auth.Caller;

/** Finds tables for the operations that take nothing but an ARN. */
final class TableArns {

    private final Catalog catalog;
    private final Names names;

    TableArns(Catalog catalog, Names names) {
        this.catalog = catalog;
        this.names = names;
    }

    /**
     * The table of an ARN.
     *
     * @param action the operation's
     * @throws RuntimeException where there is none, in AWS's words
     */
    StoredTable table(String action, @Nullable String arn, Caller caller) {
        if (arn == null) {
            throw TableErrors.refused("Invalid TableArn");
        }
        if (!Names.isTable(arn)) {
            throw TableErrors.refused("Invalid TableArn: Invalid ResourceArn provided as input " + arn);
        }
        String name = names.nameIn(arn, false);
        if (name == null) {
            throw TableErrors.foreign(caller.arn(), action, arn);
        }
        StoredTable table = catalog.find(name);
        if (table == null) {
            throw TableErrors.noResource(arn);
        }
        return table;
    }
}
