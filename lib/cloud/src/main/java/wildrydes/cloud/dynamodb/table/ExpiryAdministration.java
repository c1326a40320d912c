package wildrydes.cloud.dynamodb.table;

import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveResponse;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveSpecification;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveResponse;
import wildrydes.cloud.clock.CloudTime;

/** Says by which attribute items of a table expire. */
final class ExpiryAdministration {

    /** APIReference/API_UpdateTimeToLive.html. */
    private static final Duration PAUSE = Duration.ofHours(1);

    private final Catalog catalog;
    private final CloudTime time;

    ExpiryAdministration(Catalog catalog, CloudTime time) {
        this.catalog = catalog;
        this.time = time;
    }

    UpdateTimeToLiveResponse update(UpdateTimeToLiveRequest request) {
        TimeToLiveSpecification wanted = request.timeToLiveSpecification();
        catalog.changing(() -> {
            StoredTable table = catalog.named(request.tableName());
            if (!table.state().usable()) {
                throw TableErrors.busy(table);
            }
            Instant now = time.instant();
            Expiry before = table.expiry();
            check(wanted, before, now);
            catalog.put(table.with(new Expiry(
                    wanted.attributeName(),
                    wanted.enabled() ? Expiry.State.ENABLING : Expiry.State.DISABLING,
                    now.plus(Expirer.SWITCHING),
                    now)));
            return null;
        });
        return UpdateTimeToLiveResponse.builder()
                .timeToLiveSpecification(wanted)
                .build();
    }

    private static void check(TimeToLiveSpecification wanted, Expiry before, Instant now) {
        boolean on = before.state() == Expiry.State.ENABLED || before.state() == Expiry.State.ENABLING;
        String attribute = before.attribute();
        if (on && !wanted.attributeName().equals(attribute)) {
            throw TableErrors.refused(
                    "TimeToLive is active on a different AttributeName: current AttributeName is " + attribute);
        }
        if (wanted.enabled() == on) {
            throw TableErrors.refused("TimeToLive is already " + (on ? "enabled" : "disabled"));
        }
        Instant last = before.changed();
        if (last != null && now.isBefore(last.plus(PAUSE))) {
            throw TableErrors.refused("Time to live has been modified multiple times within a fixed interval");
        }
    }

    DescribeTimeToLiveResponse describe(DescribeTimeToLiveRequest request) {
        if (request.tableName() == null) {
            throw TableErrors.missing("TableName");
        }
        StoredTable table = catalog.named(request.tableName());
        DescribeTimeToLiveResponse response = DescribeTimeToLiveResponse.builder()
                .timeToLiveDescription(TimeToLiveDescription.builder()
                        .timeToLiveStatus(table.expiry().state().name())
                        .attributeName(table.expiry().attribute())
                        .build())
                .build();
        if (table.expiry().state().passing()) {
            time.looked(Expirer.resource(table));
        }
        return response;
    }
}
