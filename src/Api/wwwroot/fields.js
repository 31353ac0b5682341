// What a person types is theirs. A field (Parts/Field.cs) counts how often it was typed in, and tells its text with that
// count. The server's value is shown only if it comes with the newest count, and never while the person is typing.
(() => {
    const states = new WeakMap();
    const stateOf = (field) => {
        if (!states.has(field)) states.set(field, { typed: 0, told: 0, isBeingTyped: false, rest: 0 });
        return states.get(field);
    };
    const fieldOf = (event) => event.target instanceof Element && event.target.matches("[data-field]") ? event.target : null;
    const isDate = (field) => field.type === "date" || field.type === "datetime-local";

    const show = (field) => {
        const state = stateOf(field);
        if (state.isBeingTyped || Number(field.dataset.heard) !== state.typed) return;
        if (field.value !== field.dataset.value) field.value = field.dataset.value;
    };

    const tell = (field) => {
        const state = stateOf(field);
        clearTimeout(state.rest);
        if (state.told === state.typed) return;
        state.told = state.typed;
        const detail = { value: field.value, count: state.typed };
        field.dispatchEvent(new CustomEvent("typed", { bubbles: true, detail }));
    };
    const tellAll = () => document.querySelectorAll("[data-field]").forEach(tell);

    const leave = (field) => {
        tell(field);
        stateOf(field).isBeingTyped = false;
        show(field);
    };

    // At the window, as Blazor listens at the document: a text is told before the click or the Enter that uses it.
    const listen = (name, heard) => window.addEventListener(name, heard, true);

    listen("input", (event) => {
        const field = fieldOf(event);
        if (!field) return;
        const state = stateOf(field);
        state.typed++;
        state.isBeingTyped = field === document.activeElement;
        clearTimeout(state.rest);

        // A year that begins with a zero is half typed.
        const isHalf = isDate(field) && field.value.startsWith("0");
        if (field.dataset.pause && !isHalf) state.rest = setTimeout(() => tell(field), Number(field.dataset.pause));
    });
    listen("change", (event) => {
        const field = fieldOf(event);
        if (field && !isDate(field)) tell(field);
    });
    listen("keydown", (event) => {
        const field = fieldOf(event);
        if (field && event.key === "Enter") tell(field);
    });
    listen("focusout", (event) => {
        const field = fieldOf(event);
        if (field) leave(field);
    });
    listen("pointerdown", tellAll);
    listen("click", tellAll);
    listen("submit", (event) => event.target.querySelectorAll("[data-field]").forEach(leave));

    new MutationObserver((changes) => {
        const fields = new Set();
        for (const { target, addedNodes } of changes) {
            const own = target.closest?.("[data-field]");
            if (own) fields.add(own);
            for (const node of addedNodes) {
                if (!(node instanceof Element)) continue;
                if (node.matches("[data-field]")) fields.add(node);
                node.querySelectorAll("[data-field]").forEach((field) => fields.add(field));
            }
        }
        fields.forEach(show);
    }).observe(document, {
        subtree: true, childList: true, attributes: true, attributeFilter: ["data-value", "data-heard"],
    });

    Blazor.registerCustomEventType("typed", { createEventArgs: (event) => event.detail });
})();
