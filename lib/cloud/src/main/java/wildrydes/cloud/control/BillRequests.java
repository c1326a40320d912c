package wildrydes.cloud.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.ledger.Bill;
import wildrydes.cloud.ledger.Billing;
import wildrydes.cloud.ledger.Price;

/**
 * {@code GET /_lab/bill[?from=DATE][&to=DATE]}: what AWS would charge, and {@code GET /_lab/bill/running}: what goes on costing.
 * Amounts and quantities are texts, as Cost Explorer has them, lest a reader make binary fractions of them.
 */
public final class BillRequests {

    private final Billing billing;

    public BillRequests(Billing billing) {
        this.billing = billing;
    }

    /** Adds what is served here to the table. */
    public void addTo(ControlRoutes routes) {
        routes.add("GET", "/_lab/bill", this::bill).add("GET", "/_lab/bill/running", request -> running());
    }

    private ControlAnswer bill(ControlRequest request) {
        LocalDate from = date(request, "from");
        LocalDate to = date(request, "to");
        if (from != null && to != null && !from.isBefore(to)) {
            throw new ControlException(
                    400, "Query parameter 'to' is '" + to + "', which is not after '" + from + "'; send a later date.");
        }
        LocalDate first = billing.firstDay();
        for (LocalDate date : new LocalDate[] {from, to}) {
            if (date != null && first != null && date.isBefore(first)) {
                throw new ControlException(
                        400,
                        "Days before " + first + " are no longer told apart, and " + date
                                + " is one of them; send a later date, or leave 'from' out.");
            }
        }
        Bill bill = billing.bill(from, to);
        ObjectNode json = head(bill.now().toString());
        json.put("total", bill.total().toPlainString());
        ArrayNode services = json.putArray("services");
        bill.byService()
                .forEach((service, amount) ->
                        services.addObject().put("service", service).put("amount", amount.toPlainString()));
        ArrayNode resources = json.putArray("resources");
        bill.byResource()
                .forEach((payer, amount) -> resources
                        .addObject()
                        .put("service", payer.service())
                        .put("resource", payer.resource())
                        .put("amount", amount.toPlainString()));
        ArrayNode lines = json.putArray("lines");
        for (Bill.Line line : bill.lines()) {
            priced(lines.addObject(), line.price(), line.resource())
                    .put("quantity", line.quantity().toPlainString())
                    .put("amount", line.amount().toPlainString())
                    .put("freeTier", line.price().freeTier())
                    .put("source", line.price().source());
        }
        return ControlAnswer.ok(json);
    }

    private ControlAnswer running() {
        Billing.StillCosting still = billing.stillCosting();
        ObjectNode json = head(still.now().toString())
                .put("hourly", still.hourly().toPlainString())
                .put("monthly", still.monthly().toPlainString())
                .put("monthHours", Billing.MONTH_HOURS);
        ArrayNode running = json.putArray("running");
        for (Billing.Costing one : still.costing()) {
            priced(running.addObject(), one.price(), one.running().resource())
                    .put("count", one.running().count())
                    .put("since", one.running().since().toString())
                    .put("hourly", one.hourly().toPlainString())
                    .put("monthly", one.monthly().toPlainString())
                    .put("delete", one.delete());
        }
        return ControlAnswer.ok(json);
    }

    private ObjectNode head(String now) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("now", now)
                .put("currency", "USD")
                .put("region", billing.prices().region())
                .put("checked", billing.prices().checked())
                .put("note", billing.prices().note());
    }

    private static ObjectNode priced(ObjectNode json, Price price, String resource) {
        return json.put("service", price.service())
                .put("resource", resource)
                .put("item", price.item())
                .put("text", price.text())
                .put("unit", price.unit())
                .put("price", price.dollars().toPlainString());
    }

    private static @Nullable LocalDate date(ControlRequest request, String name) {
        String value = request.query().get(name);
        try {
            return value == null ? null : LocalDate.parse(value);
        } catch (DateTimeParseException e) {
            throw new ControlException(
                    400, "Query parameter '" + name + "' is '" + value + "'; send a date such as 2026-11-24 instead.");
        }
    }
}
