package wildrydes.cloud.clock;

/** A hold that is equal to no other, so that each is closed by itself. */
final class OpenHold implements CloudTime.Hold {

    private final Clockwork works;
    private final String reason;

    OpenHold(Clockwork works, String reason) {
        this.works = works;
        this.reason = reason;
    }

    String reason() {
        return reason;
    }

    @Override
    public void close() {
        works.locked(() -> works.holds.remove(this));
    }
}
