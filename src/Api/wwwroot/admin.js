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

    window.admin = {
        copy: (text) => navigator.clipboard.writeText(text),
        focus: (selector) => document.querySelector(selector)?.focus(),
    };
})();
