package wildrydes.cloud.ledger;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import wildrydes.cloud.wire.Operation;

/** What is kept of every call: its line in the journal, and what it costs on the bill. Safe for concurrent use. */
public final class Ledger {

    private final Journal journal;
    private final Meter meter;
    private final Map<Operation, List<CallPrice>> prices = new ConcurrentHashMap<>();
    private volatile @Nullable Prices list;

    public Ledger(Journal journal, Meter meter) {
        this.journal = journal;
        this.meter = meter;
    }

    /** The price list; read at the first call, since that takes longer than a start may. */
    Prices prices() {
        Prices known = list;
        return known != null ? known : readPrices();
    }

    private synchronized Prices readPrices() {
        Prices read = list;
        if (read == null) {
            read = Prices.read();
            list = read;
        }
        return read;
    }

    Meter meter() {
        return meter;
    }

    /** Notes a call that has ended. */
    public void note(Call call) {
        journal.add(call);
    }

    /**
     * Counts what a successful call used; AWS charges for no other.
     *
     * @return US dollars that it costs by itself
     */
    public BigDecimal charge(Operation operation, AwsRequest request, AwsResponse response, String resource) {
        List<CallPrice> rows = prices.computeIfAbsent(
                operation, one -> prices().of(one.service().name(), one.name()));
        BigDecimal cost = BigDecimal.ZERO;
        List<Usage> usages = new ArrayList<>(rows.size());
        for (CallPrice row : rows) {
            String payer = row.payer(resource);
            String where = row.where();
            if (where != null && !meter.running(where, payer)) {
                continue;
            }
            long amount = row.amount(request, response);
            if (amount > 0) {
                usages.add(new Usage(row.price().item(), payer, amount));
                cost = cost.add(row.price().of(BigDecimal.valueOf(amount)));
            }
        }
        if (!usages.isEmpty()) {
            meter.used(usages);
        }
        return cost;
    }
}
