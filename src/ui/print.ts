/** While the page is printed: light colours, and the drawing at the paper's width as it is seen on screen. */
export function fitPrint(): void {
  const root = document.documentElement;
  let theme: string | undefined;
  addEventListener('beforeprint', () => {
    theme = root.dataset.theme;
    root.dataset.theme = 'light';
    for (const drawing of document.querySelectorAll('.heap-scene')) {
      const { width, height } = drawing.getBoundingClientRect();
      drawing.setAttribute('viewBox', `0 0 ${width} ${height}`);
    }
  });
  addEventListener('afterprint', () => {
    if (theme === undefined) delete root.dataset.theme;
    else root.dataset.theme = theme;
    for (const drawing of document.querySelectorAll('.heap-scene')) {
      drawing.removeAttribute('viewBox');
    }
  });
}
