// What a page cannot do from the server: keys that work anywhere, the theme, and downloads with a progress bar.
(() => {
    const isTyping = (target) => target.closest?.("input, textarea, select, [contenteditable]");

    document.addEventListener("keydown", (event) => {
        if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
        const search = document.querySelector("[data-search]");
        if (!search) return;
        event.preventDefault();
        search.focus();
        search.select?.();
    });

    // What a notice offers to undo, from anywhere; in a field it is the browser's own undo.
    document.addEventListener("keydown", (event) => {
        if (event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey) || event.shiftKey || isTyping(event.target)) return;
        const undo = document.querySelector("[data-undo]");
        if (!undo) return;
        event.preventDefault();
        undo.click();
    });

    // From the search down into what it found, and back.
    document.addEventListener("keydown", (event) => {
        if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
        const rows = [...document.querySelectorAll("[data-row] a:first-of-type")];
        const search = document.querySelector("[data-search]");
        const at = rows.indexOf(document.activeElement);
        if (rows.length === 0 || (at < 0 && document.activeElement !== search)) return;
        const next = event.key === "ArrowDown" ? rows[at + 1] : at === 0 ? search : rows[at - 1];
        if (!next) return;
        event.preventDefault();
        next.focus();
        next.closest("[data-row]")?.scrollIntoView({ block: "nearest" });
    });

    // A file that is long in coming shows how far it is. Without scripts the link is a plain download.
    document.addEventListener("click", async (event) => {
        const link = event.target.closest?.("[data-export] a[download]");
        if (!link) return;
        event.preventDefault();
        const box = link.closest("[data-export]");
        if (box.dataset.export === "running") return;
        box.dataset.export = "running";
        const [bar, told] = [box.querySelector("progress"), box.querySelector("[role=status]")];
        const salon = (address) => {
            const url = new URL(address, document.baseURI);
            url.searchParams.set("salon", link.dataset.salon);
            return url;
        };
        try {
            const file = salon(link.href);
            told.textContent = "Preparing …";
            bar.hidden = false;
            bar.removeAttribute("value");
            let total = null;
            if (link.dataset.total) {
                const count = salon(link.dataset.total);
                for (const [name, value] of file.searchParams) count.searchParams.set(name, value);
                total = await (await fetch(count)).json().catch(() => null);
            }
            const answer = await fetch(file);
            if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
            total ??= Number(answer.headers.get("X-Total-Count"));
            const parts = [];
            let rows = file.pathname.endsWith(".jsonl") ? 0 : -1;   // the heading is none
            for (const reader = answer.body.getReader(); ;) {
                const { done, value } = await reader.read();
                if (done) break;
                parts.push(value);
                for (const byte of value) if (byte === 10) rows++;
                if (total) bar.value = Math.min(1, rows / total);
                told.textContent = `${rows.toLocaleString("en-IE")}${total ? ` of ${total.toLocaleString("en-IE")}` : ""}`;
            }
            const saved = document.createElement("a");
            saved.href = URL.createObjectURL(new Blob(parts, { type: answer.headers.get("Content-Type") }));
            saved.download = link.getAttribute("download") || "customers.csv";
            saved.click();
            setTimeout(() => URL.revokeObjectURL(saved.href), 10_000);
            told.textContent = `${rows.toLocaleString("en-IE")} exported`;
        } catch {
            told.textContent = "The export did not work. Try it again.";
        } finally {
            bar.hidden = true;
            box.dataset.export = "";
        }
    });

    const themeNow = () => {
        const chosen = document.documentElement.dataset.theme;
        if (chosen !== "auto") return chosen;
        return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    };

    // The cookie tells the server which style sheet to name; a reload is what a switch costs.
    document.addEventListener("click", (event) => {
        if (!event.target.closest?.("[data-theme-next]")) return;
        const next = themeNow() === "dark" ? "light" : "dark";
        document.cookie = `theme=${next}; path=/; max-age=31536000; samesite=lax`;
        location.reload();
    });

    const loads = {};

    window.admin = {
        copy: (text) => navigator.clipboard.writeText(text),
        focus: (selector) => document.querySelector(selector)?.focus(),

        // A library that only one page needs.
        load: (address) => loads[address] ??= new Promise((loaded, failed) => {
            if (document.querySelector(`script[src="${address}"]`)) return loaded();   // the page came with it
            const script = Object.assign(document.createElement("script"), { src: address, onload: loaded, onerror: failed });
            document.body.append(script);
        }),

        // Whoever is already in the page's content, or in a field, stays there.
        arrive: (heading) => {
            const at = document.activeElement;
            const isBusy = at && at !== document.body && (at.matches("input, textarea, select") || at.closest("#content"));
            if (!isBusy || at.matches("h1, #content")) heading?.focus();
        },
    };
})();
