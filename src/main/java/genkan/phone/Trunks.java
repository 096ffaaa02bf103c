package genkan.phone;

import java.util.List;

/** The lines on which calls come in, if any. */
record Trunks(List<Trunk> all) {

    boolean anyUp() {
        return all.stream().anyMatch(Trunk::up);
    }

    boolean anyAsks() {
        return all.stream().anyMatch(Trunk::asks);
    }
}
