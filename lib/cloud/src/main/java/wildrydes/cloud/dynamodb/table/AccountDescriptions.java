package wildrydes.cloud.dynamodb.table;

import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsDescription;
import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsStatus;
import software.amazon.awssdk.services.dynamodb.model.DescribeContinuousBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeContinuousBackupsResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeLimitsResponse;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;
import software.amazon.awssdk.services.dynamodb.model.UpdateContinuousBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateContinuousBackupsResponse;

/**
 * What tools ask for beside tables: quotas, and continuous backups, of which there are none here. AWS has every table's on; that
 * one can go back to a moment is another matter, off unless somebody wants it, and cannot be had here.
 */
final class AccountDescriptions {

    /** developerguide/ServiceQuotas.html. */
    private static final long MOST_UNITS_OF_ACCOUNT = 80_000;

    private static final long MOST_UNITS_OF_TABLE = 40_000;

    private final Catalog catalog;

    AccountDescriptions(Catalog catalog) {
        this.catalog = catalog;
    }

    DescribeLimitsResponse limits() {
        return DescribeLimitsResponse.builder()
                .accountMaxReadCapacityUnits(MOST_UNITS_OF_ACCOUNT)
                .accountMaxWriteCapacityUnits(MOST_UNITS_OF_ACCOUNT)
                .tableMaxReadCapacityUnits(MOST_UNITS_OF_TABLE)
                .tableMaxWriteCapacityUnits(MOST_UNITS_OF_TABLE)
                .build();
    }

    DescribeContinuousBackupsResponse backups(DescribeContinuousBackupsRequest request) {
        table(request.tableName());
        return DescribeContinuousBackupsResponse.builder()
                .continuousBackupsDescription(off())
                .build();
    }

    UpdateContinuousBackupsResponse update(UpdateContinuousBackupsRequest request) {
        table(request.tableName());
        if (request.pointInTimeRecoverySpecification().pointInTimeRecoveryEnabled()) {
            throw TableErrors.refused("Point in time recovery is not there in this cloud; leave it off, and copy its "
                    + "data folder to keep what is in it.");
        }
        return UpdateContinuousBackupsResponse.builder()
                .continuousBackupsDescription(off())
                .build();
    }

    private void table(String nameOrArn) {
        catalog.named(nameOrArn);
    }

    private static ContinuousBackupsDescription off() {
        return ContinuousBackupsDescription.builder()
                .continuousBackupsStatus(ContinuousBackupsStatus.ENABLED)
                .pointInTimeRecoveryDescription(
                        recovery -> recovery.pointInTimeRecoveryStatus(PointInTimeRecoveryStatus.DISABLED))
                .build();
    }
}
